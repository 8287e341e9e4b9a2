using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Registers profiles.</summary>
public static class AddProfilesExtensions
{
    /// <summary>
    /// Adds the registry, the directory and what happens to a profile as a whole. Register an <see cref="IProfileRemovalObserver"/> for whatever else
    /// belongs to a profile.
    /// </summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton<ProfileClosings>();
        services.AddSingleton<ProfileHistory>();
        services.AddSingleton<ProfileEdits>();
        services.AddSingleton(provider => new ProfileRegistry(
            provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<ProfileEdits>(),
            provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ProfileStates(provider.GetRequiredService<ProfileEdits>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CardEdits(
            provider.GetRequiredService<ProfileEdits>(), provider.GetRequiredService<ProfileHistory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProfileDirectory>();
        services.AddSingleton<Members>();
        services.AddSingleton<INoticeRecipients, NoticeRecipients>();
        services.TryAddSingleton(new PortraitOptions());
        services.AddSingleton<PortraitMaker>();
        services.AddSingleton(provider => new ProfilePhotos(
            provider.GetRequiredService<DataDirectory>(),
            provider.GetRequiredService<ProfileRegistry>(),
            provider.GetRequiredService<ProfileEdits>(),
            provider.GetRequiredService<PortraitMaker>()));
        return services.AddRemoval().AddExport();
    }

    private static IServiceCollection AddExport(this IServiceCollection services) => services
        .AddSingleton<ProfileExport>()
        .AddSingleton<IProfileExportPart, ProfilePart>()
        .AddSingleton<IProfileExportPart, CardsPart>()
        .AddSingleton<IProfileExportPart, DocumentsPart>()
        .AddSingleton<IProfileExportPart, PromptsPart>()
        .AddSingleton<IProfileExportPart, RecordsPart>();

    private static IServiceCollection AddRemoval(this IServiceCollection services)
    {
        services.TryAddSingleton(RemovalTimes.Default);
        services.AddSingleton<IProfileRemovalObserver, ProfileRows>();
        services.AddSingleton<IProfileRemovalObserver, ProfileLogFiles>();
        services.AddSingleton(provider => new ProfileRemoval(
            provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<PlatformDatabase>(),
            provider.GetServices<IProfileRemovalObserver>(),
            provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<ProfileClosings>(),
            provider.GetRequiredService<RemovalTimes>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProfileRemoval>>()));
        services.AddSingleton<AccountErasure>();
        services.AddQuartz(quartz => quartz.ScheduleJob<RemovalSweep>(
            trigger => trigger.WithIdentity(nameof(RemovalSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(RemovalSweep.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<RemovalSweep>())));
        return services;
    }
}
