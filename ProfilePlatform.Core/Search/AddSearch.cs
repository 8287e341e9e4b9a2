using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.WhyMatched;
using Quartz;

namespace ProfilePlatform.Core.Search;

/// <summary>Registers the people search.</summary>
public static class AddSearchExtensions
{
    /// <summary>Adds the people index and what keeps it current; needs storage, the scheduler, profiles, indexing and, where there is one, an encoder.</summary>
    public static IServiceCollection AddPeopleSearch(this IServiceCollection services)
    {
        services.AddSingleton<PeopleStore>();
        services.AddSingleton<PeopleIndex>();
        services.AddSingleton<IPeopleIndex>(provider => provider.GetRequiredService<PeopleIndex>());
        services.AddSingleton<PeopleVectors>();
        services.AddSingleton<PeopleProjection>();
        services.AddSingleton<ModelParser>();
        services.AddSingleton<QueryParser>();
        services.AddSingleton<ModelReasons>();
        services.AddHostedService<PeopleUpkeep>();
        services.AddQuartz(quartz => quartz.ScheduleJob<PeopleSweep>(
            trigger => trigger.WithIdentity(nameof(PeopleSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(PeopleSweep.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<PeopleSweep>())));
        return services;
    }
}
