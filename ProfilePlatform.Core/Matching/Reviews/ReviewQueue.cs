using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>What a member is to review next: matches without a review, of people whom they have not marked, where scorers disagree first.</summary>
public sealed class ReviewQueue(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>All that is to be reviewed, in order, and how many are; null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<ToReview?> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member)
        {
            return null;
        }

        var reviewed = await MatchList.Visible(db, member).CountAsync(pair => pair.Match.Mark == MatchMark.None && pair.Match.Score != null, cancellationToken);
        return new ToReview(await OrderAsync(db, member, MatchList.Visible(db, member), cancellationToken), reviewed);
    }

    /// <summary>The two profiles of a match, as scorers see them; null where the viewer has no such match, or may not see the person any more.</summary>
    public async Task<ReviewPair?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OwnProfile.OfAsync(db, viewer, cancellationToken) is { } member
            && await MatchList.Visible(db, member).SingleOrDefaultAsync(pair => pair.Match.Id == id, cancellationToken) is { } pair
            ? new ReviewPair(MatchView.Of(pair.Match, member, pair.Other), ScoredProfile.Of(member), ScoredProfile.Of(pair.Other))
            : null;
    }

    /// <summary>A page of those among <paramref name="pairs"/>.</summary>
    internal static async Task<Paged<MatchList.MatchPair>> PageAsync(
        AppDbContext db, Profile member, IQueryable<MatchList.MatchPair> pairs, PageRequest page, CancellationToken cancellationToken)
    {
        var order = await OrderAsync(db, member, pairs, cancellationToken);
        var ids = order.Skip(page.Skip).Take(page.Size).ToList();
        var found = await pairs.Where(pair => ids.Contains(pair.Match.Id)).ToListAsync(cancellationToken);
        return new Paged<MatchList.MatchPair>([.. found.OrderBy(pair => ids.IndexOf(pair.Match.Id))], order.Count, page.Page);
    }

    private static async Task<IReadOnlyList<Guid>> OrderAsync(
        AppDbContext db, Profile member, IQueryable<MatchList.MatchPair> pairs, CancellationToken cancellationToken)
    {
        var open = await pairs.Where(pair => pair.Match.Mark == MatchMark.None && pair.Match.Score == null)
            .Select(pair => new { pair.Match.Id, pair.Match.OtherId, pair.Match.ScoreByLlm, pair.Match.LocalScore, pair.Match.Engine }).ToListAsync(cancellationToken);
        // The line is that of a scorer's own scores: of the model's, wherever it has scored anybody.
        var engine = open.Exists(match => match.Engine == MatchEngine.Llm) ? MatchEngine.Llm : MatchEngine.Local;
        var reviews = await ReviewedMatches.ReadAsync(db, member.Id, engine, cancellationToken);
        var ids = open.ToDictionary(match => match.OtherId, match => match.Id);
        return [.. ReviewOrder.Of(open.ConvertAll(match => new Unreviewed(match.OtherId, match.ScoreByLlm, match.LocalScore)), reviews).Select(next => ids[next.ProfileId])];
    }
}

/// <summary>What is left to review.</summary>
/// <param name="Open">Ids of matches, the one to review first in front.</param>
/// <param name="Reviewed">How many the member has reviewed.</param>
public sealed record ToReview(IReadOnlyList<Guid> Open, int Reviewed);

/// <summary>A match with both its profiles.</summary>
public sealed record ReviewPair(MatchView Match, ScoredProfile Own, ScoredProfile Other);
