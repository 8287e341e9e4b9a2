using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Leads.Digest;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using Quartz;

namespace ProfilePlatform.Core.Leads;

/// <summary>Registers what visitors leave.</summary>
public static class AddLeadsExtensions
{
    /// <summary>Adds the inbox and the weekly digest; needs profiles, notifications and the scheduler.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<LeadInbox>()
        .AddSingleton<IProfileRemovalObserver, LeadRemoval>()
        .AddSingleton<IProfileExportPart, LeadsPart>()
        .AddQuartz(quartz => quartz.ScheduleJob<UnansweredDigest>(
            trigger => trigger.WithIdentity(nameof(UnansweredDigest)).StartNow().WithSimpleSchedule(every => every.WithInterval(UnansweredDigest.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<UnansweredDigest>())));
}
