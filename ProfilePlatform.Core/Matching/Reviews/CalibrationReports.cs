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

        var report = (await StoredReviews.ReadAsync(db, member.Id, _runs.Engine, cancellationToken)).Report();
        return _runs.Engine == MatchEngine.Llm ? report : report with { OffersExpensivePass = false, OfferedFrom = null };
    }
}
