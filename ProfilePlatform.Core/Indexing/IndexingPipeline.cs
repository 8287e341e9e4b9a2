using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Indexing;

/// <summary>
/// Carries out a claimed run: reads, splits and cuts each document, gives the passages vectors, swaps the profile's set of passages, and stores
/// what became of it. Doing it again after a kill at any point ends in the same state.
/// </summary>
internal sealed class IndexingPipeline(
    DocumentStore documents, DocumentPassages passages, OwnTextReading ownTexts, PassageVectors vectors, IProfileIndex index, IndexRunEnd end, IndexProgress progress,
    TimeProvider time, ILogger<IndexingPipeline> logger)
{
    public async Task RunAsync(IndexRun run, CancellationToken cancellationToken)
    {
        using var span = PlatformTelemetry.Source.StartActivity("index.run");
        var started = time.GetTimestamp();
        try
        {
            await IndexAsync(run, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The process stops: the run stays as it is and the next process takes it over.
            throw;
        }
#pragma warning disable CA1031 // A run must end in a state that its owner can read, whatever happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.RunFailed(exception, run.Id, run.ProfileId);
            await end.FailAsync(run, CancellationToken.None);
        }

        IndexMetrics.Ended(span, run, time.GetElapsedTime(started));
        progress.Publish(run);
    }

    private async Task IndexAsync(IndexRun run, CancellationToken cancellationToken)
    {
        var found = await documents.ListAsync(run.ProfileId, cancellationToken);
        run.Documents.AddRange(found.Select(document => new IndexRunDocument
        {
            Id = Ids.New(time), RunId = run.Id, Name = document.Name, State = IndexState.Queued,
        }));
        progress.Publish(run);

        var chunks = new List<Chunk>();
        var cards = new List<ExperienceCard>();
        for (var i = 0; i < found.Count; i++)
        {
            await ReadAsync(run, run.Documents[i], found[i], chunks, cards, cancellationToken);
        }

        chunks.AddRange(OwnTextReading.Passages(await ownTexts.ReadAsync(run.ProfileId, cancellationToken), chunks.Count));
        Stage(run, "embedding");
        var version = await end.NextVersionAsync(run.ProfileId, cancellationToken);
        var content = await vectors.AddAsync(run.ProfileId, version, chunks, reuse: !run.Force, cancellationToken);
        Stage(run, "writing");
        var changes = await index.ReplaceAsync(run.ProfileId, content with { Rebuild = run.Force }, cancellationToken);
        await end.FinishAsync(run, content, changes, found, cards, cancellationToken);
    }

    private async Task ReadAsync(
        IndexRun run, IndexRunDocument row, Document document, List<Chunk> chunks, List<ExperienceCard> cards, CancellationToken cancellationToken)
    {
        row.State = IndexState.Running;
        try
        {
            row.Stage = "splitting";
            progress.Publish(run);
            var (found, proposed, split) = await passages.OfAsync(document, chunks.Count, run.Force ? run.RequestedAt : null, cancellationToken);
            (row.SplitBy, row.TextsDropped) = (split.Engine, split.Dropped);
            chunks.AddRange(found);
            cards.AddRange(proposed);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One bad document fails alone.
            logger.DocumentFailed(exception, run.ProfileId);
            (row.State, row.Stage, row.Error) = (IndexState.Failed, "", "This document could not be split into passages. The others are indexed.");
        }
    }

    private void Stage(IndexRun run, string stage)
    {
        foreach (var row in run.Documents.Where(row => row.State == IndexState.Running))
        {
            row.Stage = stage;
        }

        progress.Publish(run);
    }
}
