using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Looks at noted searches one after another, behind the searches themselves.</summary>
internal sealed class NearMissUpkeep(NearMissNotes notes, PeopleIndex index, MissedPeople people, NearMissCounts counts, ILogger<NearMissUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await index.Ready.WaitAsync(stoppingToken);
        while (await notes.Waiting.WaitToReadAsync(stoppingToken))
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The counts of a few searches are lost; nobody waits for them.
                log.NearMissesFailed(exception);
            }
        }
    }

    /// <summary>Takes what waits, up to one batch.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var found = new List<(Guid, Missed)>();
        for (var taken = 0; taken < NearMissLimits.Batch && notes.Waiting.TryRead(out var note); taken++)
        {
            found.AddRange((await Task.Run(() => people.Of(note.Query, cancellationToken), cancellationToken)).Select(missed => (note.Searcher, missed)));
        }

        await counts.AddAsync(found, cancellationToken);
    }
}
