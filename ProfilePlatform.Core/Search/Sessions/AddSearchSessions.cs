using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.Sessions.Alerts;
using ProfilePlatform.Core.Search.Sessions.Reasons;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Registers what members do with the people search.</summary>
public static class AddSearchSessionsExtensions
{
    /// <summary>Adds searches, contact details and their jobs; needs the people search, credits, notifications and the scheduler.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="perMinute">Searches that one member may start in a minute.</param>
    public static IServiceCollection AddSearchSessions(this IServiceCollection services, int perMinute)
    {
        services.AddSingleton(provider => new SearchLimit(perMinute, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QueryVectors>();
        services.AddSingleton<ReasonBatches>();
        services.AddSingleton<ReasonsOrders>();
        services.AddSingleton<ReasonsRefresh>();
        services.AddSingleton<SearchRun>();
        services.AddSingleton<SearchChanges>();
        services.AddSingleton<SearchSessions>();
        services.AddSingleton<StoredQueries>();
        services.AddSingleton(provider => new SearchReasons(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<StoredQueries>(), provider.GetRequiredService<WhyNotFinder>(),
            provider.GetRequiredService<WhyNotLimit>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MatchesNow>();
        services.AddSingleton<PersonViews>();
        services.AddSingleton<DiscoverList>();
        services.AddSingleton<OpenContacts>();
        services.AddSingleton(provider => new PeopleSearches(
            provider.GetRequiredService<ChargedWork>(), provider.GetRequiredService<SearchRun>(), provider.GetRequiredService<SearchLimit>(),
            provider.GetRequiredService<ReasonsOrders>(), provider.GetRequiredService<NearMissNotes>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SearchAlerts(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<MatchesNow>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ContactUnlocks>();
        services.AddSingleton<IAccountErasureObserver, SearchErasure>();
        services.AddSingleton<IProfileRemovalObserver, SearchRemoval>();
        services.AddSingleton<IProfileExportPart, SearchPart>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<ReasonsJob>(job => job.WithIdentity(JobQueue.Key<ReasonsJob>()).StoreDurably());
            Repeat<ReasonsSweep>(quartz, ReasonsSweep.Every);
            Repeat<SearchSweep>(quartz, SearchSweep.Every);
            Repeat<AlertChecks>(quartz, AlertChecks.Every);
        });
        return services;
    }

    private static void Repeat<TJob>(IQuartzBuilder quartz, TimeSpan every)
        where TJob : IJob => quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<TJob>()));
}
