using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Enhancement.Advice;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Decisions;
using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Enhancement;

/// <summary>Registers the rewriting of profiles.</summary>
public static class AddEnhancementExtensions
{
    /// <summary>Adds runs, decisions, styles and advice; needs documents, profiles, the scheduler and the way to a language model.</summary>
    public static IServiceCollection AddEnhancement(this IServiceCollection services, EnhancementTimes times)
    {
        services.AddSingleton(times);
        services.AddSingleton<EnhancementProgress>();
        services.AddSingleton<SectionRewriter>();
        services.AddSingleton<StyleReading>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<EnhancementPipeline>();
        services.AddSingleton(provider => new EnhancementRuns(
            provider.GetRequiredService<PlatformWriter>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<LanguageModel>(),
            provider.GetRequiredService<SectionRewriter>(),
            provider.GetRequiredService<StyleReading>(),
            provider.GetRequiredService<JobQueue>(),
            provider.GetRequiredService<EnhancementProgress>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SectionDecisions(
            provider.GetRequiredService<ProfileEdits>(),
            provider.GetRequiredService<CardEdits>(),
            provider.GetRequiredService<IDbContextFactory<AppDbContext>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SampleLetters(
            provider.GetRequiredService<PlatformWriter>(), provider.GetRequiredService<PassingReader>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ProfileAdvice(provider.GetRequiredService<IDbContextFactory<AppDbContext>>()));
        services.AddSingleton<IProfileRemovalObserver, EnhancementRemoval>();
        services.AddSingleton<IProfileExportPart, EnhancementPart>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<EnhancementJob>(job => job.WithIdentity(JobQueue.Key<EnhancementJob>()).StoreDurably());
            quartz.ScheduleJob<EnhancementSweep>(
                trigger => trigger.WithIdentity(nameof(EnhancementSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(EnhancementSweep.Every).RepeatForever()),
                job => job.WithIdentity(JobQueue.Key<EnhancementSweep>()));
        });
        return services;
    }
}
