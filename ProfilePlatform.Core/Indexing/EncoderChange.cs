using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>
/// Orders runs for profiles whose vectors are not of the encoder that is in use: another was, or it failed. Oldest first, a few at a time. Until its run
/// is done an index answers by words, for vectors of two encoders are never compared.
/// </summary>
internal sealed class EncoderChange(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, IndexRuns runs, IProfileIndex index, TimeProvider time, ILogger<EncoderChange> logger,
    IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    /// <summary>How long a profile is left alone after a run that ended without vectors: an encoder that is down is not asked all the time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>The most runs that wait at once; owners' own runs stand behind them.</summary>
    internal const int BatchSize = 20;

    private readonly string _encoder = encoder?.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? "";

    /// <summary>Orders what there is to order now.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_encoder.Length == 0)
        {
            return;
        }

        var ordered = 0;
        foreach (var (profileId, known) in await OthersAsync(cancellationToken))
        {
            if (known.Length == 0 && (await index.StatusAsync(profileId, cancellationToken)).Encoder == _encoder)
            {
                // Indexed before the row said with what, or by a process that died before it could say so.
                await NoteAsync(profileId, cancellationToken);
                continue;
            }

            await runs.OrderAsync(profileId, cancellationToken);
            ordered++;
        }

        if (ordered > 0)
        {
            logger.EncoderChanged(ordered, _encoder);
        }
    }

    private async Task<List<(Guid Id, string Encoder)>> OthersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Set<IndexRun>().CountAsync(run => IndexRuns.Unfinished.Contains(run.State), cancellationToken);
        var since = time.GetUtcNow() - Pause;
        var rows = await db.Set<Profile>().AsNoTracking()
            .Where(profile => profile.DeletedAt == null && profile.IndexVersion > 0 && profile.IndexEncoder != _encoder)
            .Where(profile => !db.Set<IndexRun>().Any(run => run.ProfileId == profile.Id
                && (IndexRuns.Unfinished.Contains(run.State)
                    || (run.FinishedAt > since && (profile.IndexEncoder == "" || run.State == IndexState.Failed)))))
            .OrderBy(profile => profile.CreatedAt).Take(Math.Max(0, BatchSize - unfinished))
            .Select(profile => new { profile.Id, profile.IndexEncoder }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.IndexEncoder))];
    }

    private Task NoteAsync(Guid profileId, CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, token) =>
        {
            if (await db.Set<Profile>().SingleOrDefaultAsync(profile => profile.Id == profileId, token) is { } profile)
            {
                profile.IndexEncoder = _encoder;
                profile.Version++;
            }
        },
        cancellationToken);
}
