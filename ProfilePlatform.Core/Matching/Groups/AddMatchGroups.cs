using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Registers groups.</summary>
internal static class AddMatchGroupsExtensions
{
    public static IServiceCollection AddMatchGroups(this IServiceCollection services)
    {
        services.AddSingleton<MatchGroups>();
        services.AddSingleton<GroupReviews>();
        services.AddSingleton<GroupProgress>();
        services.AddSingleton<GroupsAtWork>();
        services.AddSingleton(provider => new GroupRuns(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<LlmTexts>(),
            provider.GetRequiredService<MatchRuns>(), provider.GetRequiredService<LlmOperations>(), provider.GetRequiredService<JobQueue>(),
            provider.GetRequiredService<GroupsAtWork>(), provider.GetRequiredService<GroupProgress>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new GroupEstimates(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<LlmTexts>(), provider.GetRequiredService<MatchRuns>(),
            provider.GetRequiredService<LlmOperations>(), provider.GetRequiredService<TokenCounter>()));
        services.AddSingleton<GroupRun>();
        services.AddSingleton<IProfileRemovalObserver, GroupRemoval>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<GroupJob>(job => job.WithIdentity(JobQueue.Key<GroupJob>()).StoreDurably());
            quartz.ScheduleJob<GroupSweep>(
                trigger => trigger.WithIdentity(nameof(GroupSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(MatchSweep.Every).RepeatForever()),
                job => job.WithIdentity(JobQueue.Key<GroupSweep>()));
        });
        return services;
    }
}
