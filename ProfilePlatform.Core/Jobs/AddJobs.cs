using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Jobs;

/// <summary>Registers the scheduler.</summary>
public static class AddJobsExtensions
{
    // Indexing is bound by the processor; more workers than this only make each other slower.
    private const int Workers = 4;

    /// <summary>Adds a scheduler that keeps its schedule in a file of its own under <paramref name="data"/>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, DataDirectory data)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = data.JobsDb, DefaultTimeout = 30 }.ToString();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobSchedule>();
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Workers);
            // A job may wait for a language model longer than a host waits for its jobs: told to stop, it leaves its row for the next process.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
            quartz.AddJobMiddleware<JobSurroundings>();
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(SqliteFactory.Instance, connection);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            });
        });
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return services;
    }
}
