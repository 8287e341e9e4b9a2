using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>What an organiser says to pairs. It decides who is named for whom; no later prompt shows it.</summary>
public sealed class GroupReviews(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Sets the organiser's own score, 0–100, and note. Null where they have no such pair.</summary>
    public Task<GroupPairView?> ReviewAsync(Viewer viewer, Guid groupId, Guid pairId, int score, string note, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 100);
        return ChangeAsync(viewer, groupId, pairId, pair => (pair.Score, pair.Review, pair.ReviewedAt) = (score, ProfileText.Clean(note), time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Takes it back; the scorer's score holds again. Null where they have no such pair.</summary>
    public Task<GroupPairView?> UndoAsync(Viewer viewer, Guid groupId, Guid pairId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, groupId, pairId, pair => (pair.Score, pair.Review, pair.ReviewedAt) = (null, "", null), cancellationToken);

    /// <summary>A pair; null where the viewer has none of these ids, or may not see both people any more.</summary>
    public async Task<GroupPairView?> FindAsync(Viewer viewer, Guid groupId, Guid pairId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, viewer, groupId, pairId, cancellationToken);
    }

    private async Task<GroupPairView?> ChangeAsync(Viewer viewer, Guid groupId, Guid pairId, Action<MatchGroupPair> change, CancellationToken cancellationToken)
    {
        var changed = await writer.WriteAsync(async (db, token) =>
        {
            if (await FindAsync(db, viewer, groupId, pairId, token) is null)
            {
                return false;
            }

            change(await db.Set<MatchGroupPair>().SingleAsync(pair => pair.Id == pairId, token));
            return true;
        }, cancellationToken);
        return changed ? await FindAsync(viewer, groupId, pairId, cancellationToken) : null;
    }

    private static async Task<GroupPairView?> FindAsync(AppDbContext db, Viewer viewer, Guid groupId, Guid pairId, CancellationToken cancellationToken) =>
        (await GroupTable.ReadAsync(db, viewer, groupId, cancellationToken))?.Pairs().FirstOrDefault(pair => pair.Id == pairId);
}
