using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>A member's reviews beside the scores of the second pass, as they are stored.</summary>
/// <param name="Reviews">The reviews; without a second score where the pass left somebody out.</param>
/// <param name="AtLastPass">How many there were when the latest second pass that re-scored anybody was ordered; null before the first.</param>
internal sealed record StoredReviews(IReadOnlyList<HeldOutReview> Reviews, int? AtLastPass)
{
    // The same reviews give the same report, and the same offer.
    private const int Seed = 20;

    /// <summary>Reads the reviews of scores that <paramref name="engine"/> gave.</summary>
    public static async Task<StoredReviews> ReadAsync(AppDbContext db, Guid profileId, MatchEngine engine, CancellationToken cancellationToken)
    {
        var reviews = await ReviewedMatches.ReadAsync(db, profileId, engine, cancellationToken);
        var rescored = await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == profileId && match.RescoredScore != null)
            .Select(match => new { match.OtherId, match.RescoredScore }).ToDictionaryAsync(match => match.OtherId, match => match.RescoredScore, cancellationToken);
        return new StoredReviews(
            reviews.ConvertAll(review => new HeldOutReview(review, rescored.GetValueOrDefault(review.ProfileId))), await AtLastPassAsync(db, profileId, cancellationToken));
    }

    /// <summary>The whole report on them.</summary>
    public CalibrationReport Report() => CalibrationReport.Of(Reviews, AtLastPass, Seed);

    /// <summary>The report's offer alone, which takes a small part of the time.</summary>
    public PassOffer Offer() => PassOffer.Of(Reviews, AtLastPass, Seed);

    private static async Task<int?> AtLastPassAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        var changes = db.Set<MatchChange>().AsNoTracking();
        // A pass whose model said nothing told nothing: it may be tried again.
        var last = await db.Set<MatchBatch>().AsNoTracking().Where(batch => batch.ProfileId == profileId && batch.Kind == MatchKind.Rescore
                && db.Set<ProfileMatch>().Where(match => match.ProfileId == profileId)
                    .Any(match => changes.Any(change => change.MatchId == match.Id && change.BatchId == batch.Id && change.Kind == MatchChangeKind.Rescored)))
            .OrderByDescending(batch => batch.RequestedAt).Select(batch => (DateTimeOffset?)batch.RequestedAt).FirstOrDefaultAsync(cancellationToken);
        if (last is not { } at)
        {
            return null;
        }

        // The word of the member that held then: one that they had taken back is no review.
        var words = changes.Where(change => (change.Kind == MatchChangeKind.Reviewed || change.Kind == MatchChangeKind.Undone) && change.At <= at);
        return await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == profileId)
            .CountAsync(match => words.Where(word => word.MatchId == match.Id).OrderByDescending(word => word.Id).Select(word => word.Score).FirstOrDefault() != null, cancellationToken);
    }
}
