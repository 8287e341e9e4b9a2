using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Matching.Groups;
using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Matching;

/// <summary>Registers matching.</summary>
public static class AddMatchingExtensions
{
    /// <summary>Adds texts for models, runs, reviews and their jobs; needs profiles, language models, embeddings and the scheduler.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<MatchDerivation>();
        services.AddSingleton<IProfileDerivation>(provider => provider.GetRequiredService<MatchDerivation>());
        services.AddSingleton(provider => new LlmTexts(
            provider.GetRequiredService<ProfileEdits>(), provider.GetRequiredService<ProfileHistory>(), provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<MatchDerivation>()));
        services.AddSingleton<TextVectors>();
        services.AddSingleton<LocalScorer>();
        services.AddSingleton<ModelScorer>();
        services.AddSingleton<MatchScoring>();
        services.AddSingleton<MatchProgress>();
        services.AddSingleton(provider => new MatchRuns(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<LlmTexts>(),
            provider.GetRequiredService<LanguageModel>(), provider.GetRequiredService<LlmOperations>(), provider.GetRequiredService<JobQueue>(),
            provider.GetRequiredService<MatchProgress>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new MatchEstimates(
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<LlmTexts>(), provider.GetRequiredService<MatchRuns>(),
            provider.GetRequiredService<LlmOperations>(), provider.GetRequiredService<TokenCounter>()));
        services.AddSingleton<MatchRunStore>();
        services.AddSingleton<MatchRun>();
        services.AddSingleton<MatchRunHistory>();
        services.AddSingleton<MatchList>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton(provider => new MatchReviews(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<MatchList>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CalibrationReports(provider.GetRequiredService<IDbContextFactory<AppDbContext>>(), provider.GetRequiredService<MatchRuns>()));
        services.AddSingleton<IProfileRemovalObserver, MatchRemoval>();
        services.AddMatchGroups();
        services.AddSingleton<IProfileExportPart, MatchesPart>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<MatchJob>(job => job.WithIdentity(JobQueue.Key<MatchJob>()).StoreDurably());
            quartz.ScheduleJob<MatchSweep>(
                trigger => trigger.WithIdentity(nameof(MatchSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(MatchSweep.Every).RepeatForever()),
                job => job.WithIdentity(JobQueue.Key<MatchSweep>()));
        });
        return services;
    }
}
