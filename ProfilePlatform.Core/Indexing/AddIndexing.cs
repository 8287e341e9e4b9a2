using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Indexing.Splitting.ByModel;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Registers indexing.</summary>
public static class AddIndexingExtensions
{
    /// <summary>Adds the index of each profile, runs, their progress, and the jobs; needs a <see cref="DataDirectory"/>, the scheduler and the way to a language model.</summary>
    public static IServiceCollection AddIndexing(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<VectorExtension>(_ => new VectorExtension());
        services.AddSingleton(new ProfileIndexLimits());
        services.AddSingleton<ProfileIndexFiles>();
        services.AddSingleton<IProfileIndex, SqliteProfileIndex>();
        services.AddSingleton<ProfileFolders>();
        services.AddSingleton<IndexProgress>();
        services.AddSingleton<IndexRuns>();
        services.AddSingleton<IndexHistory>();
        services.AddSingleton<PassageVectors>();
        services.AddSingleton<IndexingPipeline>();
        services.AddSingleton<IndexRunEnd>();
        services.AddSingleton<PassagePruning>();
        services.AddSingleton<LocalSections>();
        services.AddSingleton<ModelSectionSplitter>();
        services.AddSingleton<KeptSplits>();
        services.AddSingleton<DocumentSections>();
        services.AddSingleton<EncoderChange>();
        services.AddSingleton<DocumentPassages>();
        services.AddSingleton<IDocumentChangeObserver, DocumentChanges>();
        services.AddSingleton<IProfileRemovalObserver, IndexRemoval>();
        services.AddSingleton<IProfileExportPart, RunsPart>();
        services.AddSingleton(provider => new DocumentRemoval(
            provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<PassagePruning>()));
        services.AddSingleton<IOwnTextSource, AcceptedRewritings>();
        services.AddSingleton<OwnTextReading>();
        services.AddHostedService<OwnTextUpkeep>();
        services.AddHostedService<IndexRepair>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<IndexingJob>(job => job.WithIdentity(JobQueue.Key<IndexingJob>()).StoreDurably());
            quartz.ScheduleJob<IndexSweep>(
                trigger => trigger.WithIdentity(nameof(IndexSweep)).StartNow().WithSimpleSchedule(every => every.WithInterval(IndexSweep.Every).RepeatForever()),
                job => job.WithIdentity(JobQueue.Key<IndexSweep>()));
        });
        return services;
    }
}
