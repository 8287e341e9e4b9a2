using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Registers indexing.</summary>
public static class AddIndexingExtensions
{
    /// <summary>Adds runs, their progress and the job that does them.</summary>
    public static IServiceCollection AddIndexing(this IServiceCollection services)
    {
        services.AddSingleton<IndexProgress>();
        services.AddSingleton<IndexRuns>();
        services.AddSingleton<IndexingPipeline>();
        services.AddQuartz(quartz => quartz.AddJob<IndexingJob>(job => job.WithIdentity(JobQueue.Key<IndexingJob>()).StoreDurably()));
        return services;
    }
}
