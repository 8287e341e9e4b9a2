using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Search.Compare;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Storage;
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
        services.AddSingleton<IProfileRemovalObserver, PeopleRemoval>();
        services.AddSingleton<ModelParser>();
        services.AddSingleton<QueryParser>();
        services.AddSingleton<ModelReasons>();
        services.AddHostedService<PeopleUpkeep>();
        services.AddQuartz(quartz => quartz.ScheduleJob<PeopleSweep>(
            trigger => trigger.WithIdentity(nameof(PeopleSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(PeopleSweep.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<PeopleSweep>())));
        services.AddWhyNot();
        return services;
    }

    private static void AddWhyNot(this IServiceCollection services)
    {
        services.AddSingleton(provider => new WhyNotFinder(
            provider.GetRequiredService<PeopleIndex>(), provider.GetRequiredService<PeopleStore>(), provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<ILogger<WhyNotFinder>>()));
        services.AddSingleton<WhyNotLimit>();
        services.AddSingleton<PeopleByName>();
        services.AddSingleton<PeopleComparison>();
        services.AddSingleton<NearMissNotes>();
        services.AddSingleton<NearMissReport>();
        services.AddSingleton<NearMissCounts>();
        services.AddSingleton<MissedPeople>();
        services.AddSingleton<IProfileRemovalObserver, NearMissRemoval>();
        services.AddSingleton<IProfileExportPart, NearMissesPart>();
        services.AddHostedService<NearMissUpkeep>();
        services.AddQuartz(quartz => quartz.ScheduleJob<NearMissSweep>(
            trigger => trigger.WithIdentity(nameof(NearMissSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(NearMissSweep.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<NearMissSweep>())));
    }
}
