using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>Says how far scores are from a member's own, and whether the second pass paid.</summary>
public sealed class CalibrationReports
{
    // The same reviews give the same report.
    private const int Seed = 20;

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly MatchRuns _runs;

    internal CalibrationReports(IDbContextFactory<AppDbContext> contexts, MatchRuns runs) => (_contexts, _runs) = (contexts, runs);

    /// <summary>The report on the scores of whoever scores now, a model or this machine; null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<CalibrationReport?> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member)
        {
            return null;
        }

        var reviews = await ReviewedMatches.ReadAsync(db, member.Id, _runs.Engine, cancellationToken);
        var rescored = await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == member.Id && match.RescoredScore != null)
            .Select(match => new { match.OtherId, match.RescoredScore }).ToDictionaryAsync(match => match.OtherId, match => match.RescoredScore, cancellationToken);
        return CalibrationReport.Of(
            reviews.Select(review => new HeldOutReview(review, rescored.GetValueOrDefault(review.ProfileId))), await AtLastPassAsync(db, member.Id, cancellationToken), Seed);
    }

    /// <summary>People who had been reviewed when the latest second pass was ordered; null before the first.</summary>
    private static async Task<int?> AtLastPassAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        var last = await db.Set<MatchBatch>().AsNoTracking().Where(batch => batch.ProfileId == profileId && batch.Kind == MatchKind.Rescore)
            .OrderByDescending(batch => batch.RequestedAt).Select(batch => new { batch.RequestedAt }).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : await db.Set<MatchChange>().AsNoTracking()
            .Where(change => change.Kind == MatchChangeKind.Reviewed && change.At <= last.RequestedAt)
            .Join(db.Set<ProfileMatch>().Where(match => match.ProfileId == profileId), change => change.MatchId, match => match.Id, (change, _) => change.MatchId)
            .Distinct().CountAsync(cancellationToken);
    }
}
