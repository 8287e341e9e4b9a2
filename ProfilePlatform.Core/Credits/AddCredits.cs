using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using Quartz;

namespace ProfilePlatform.Core.Credits;

/// <summary>Registers credits.</summary>
public static class AddCreditsExtensions
{
    /// <summary>Adds the ledger, charged work and the sweep of its keys; needs the store, users, the audit trail and the scheduler.</summary>
    public static IServiceCollection AddCredits(this IServiceCollection services, CreditOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<CreditLedger>();
        services.AddSingleton<CreditStatement>();
        services.AddSingleton<CreditChanges>();
        services.AddSingleton<CreditGrants>();
        services.AddSingleton<StoredKeys>();
        services.AddSingleton<ChargedWork>();
        services.AddSingleton<IAccountErasureObserver, CreditErasure>();
        services.AddQuartz(quartz => quartz.ScheduleJob<KeySweep>(
            trigger => trigger.WithIdentity(nameof(KeySweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(KeySweep.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<KeySweep>())));
        return services;
    }
}
