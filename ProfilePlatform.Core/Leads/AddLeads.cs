using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Leads.Answers;
using ProfilePlatform.Core.Leads.Digest;
using ProfilePlatform.Core.Leads.Questions;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using Quartz;

namespace ProfilePlatform.Core.Leads;

/// <summary>Registers what visitors leave, and the owner's answers to it.</summary>
public static class AddLeadsExtensions
{
    /// <summary>Adds the inbox and the weekly digest; needs profiles, indexing, notifications and the scheduler.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<InboxChanges>()
        .AddSingleton<LeadInbox>()
        .AddSingleton<LeadDesk>()
        .AddSingleton<OpenQuestions>()
        .AddSingleton<OwnAnswers>()
        .AddSingleton<IOwnTextSource, OwnAnswerTexts>()
        .AddSingleton<IProfileRemovalObserver, LeadRemoval>()
        .AddSingleton<IProfileExportPart, LeadsPart>()
        .AddQuartz(quartz => quartz.ScheduleJob<UnansweredDigest>(
            trigger => trigger.WithIdentity(nameof(UnansweredDigest)).StartNow().WithSimpleSchedule(every => every.WithInterval(UnansweredDigest.Every).RepeatForever()),
            job => job.WithIdentity(JobQueue.Key<UnansweredDigest>())));
}
