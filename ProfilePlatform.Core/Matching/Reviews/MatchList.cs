using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>How matches are listed.</summary>
public enum MatchOrdering
{
    /// <summary>Best first, by the member's own score or else the scorer's.</summary>
    Best,

    /// <summary>Those without a review, and of people who are not marked: where scorers disagree first.</summary>
    Review,
}

/// <summary>A member's matches, of people whom they may see now.</summary>
public sealed class MatchList(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>A page of matches.</summary>
    /// <param name="viewer">The member.</param>
    /// <param name="batchId">The run whose scores are wanted; null: all, with the latest run.</param>
    /// <param name="order">Which first.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MatchListResult> PageAsync(Viewer viewer, Guid? batchId, MatchOrdering order, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member)
        {
            return new MatchListResult.NoProfile();
        }

        var batch = await db.Set<MatchBatch>().AsNoTracking().Where(found => found.ProfileId == member.Id && (batchId == null || found.Id == batchId))
            .OrderByDescending(found => found.RequestedAt).ThenByDescending(found => found.Id).FirstOrDefaultAsync(cancellationToken);
        if (batchId is not null && batch is null)
        {
            return new MatchListResult.NoBatch();
        }

        var pairs = Visible(db, member).Where(pair => batchId == null || pair.Match.BatchId == batchId || pair.Match.RescoredBatchId == batchId);
        var found = order == MatchOrdering.Review ? await ReviewQueue.PageAsync(db, member, pairs, page, cancellationToken)
            : await pairs.OrderByDescending(pair => pair.Match.Score ?? pair.Match.ScoreByLlm).ThenBy(pair => pair.Match.Id).ToPageAsync(page, cancellationToken);
        return new MatchListResult.Found(Shown(found, member), batch is null ? null : MatchProgressView.Of(batch));
    }

    /// <summary>A page of what the second pass has scored, largest change first. Null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<Paged<MatchView>?> RescoredAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member ? null
            : Shown(await Visible(db, member).Where(pair => pair.Match.RescoredScore != null)
                .OrderByDescending(pair => Math.Abs(pair.Match.RescoredScore!.Value - pair.Match.ScoreByLlm)).ThenBy(pair => pair.Match.Id).ToPageAsync(page, cancellationToken), member);
    }

    /// <summary>One match; null where the viewer has none of this id, or may not see the person any more.</summary>
    public async Task<MatchView?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await OwnProfile.OfAsync(db, viewer, cancellationToken) is { } member
            && await Visible(db, member).SingleOrDefaultAsync(pair => pair.Match.Id == id, cancellationToken) is { } pair
            ? MatchView.Of(pair.Match, member, pair.Other)
            : null;
    }

    /// <summary>The member's matches with people whom they may see.</summary>
    internal static IQueryable<MatchPair> Visible(AppDbContext db, Profile member) => db.Set<ProfileMatch>().AsNoTracking()
        .Where(match => match.ProfileId == member.Id)
        .Join(db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(member)), match => match.OtherId, profile => profile.Id,
            (match, profile) => new MatchPair { Match = match, Other = profile });

    private static Paged<MatchView> Shown(Paged<MatchPair> found, Profile member) =>
        new([.. found.Items.Select(pair => MatchView.Of(pair.Match, member, pair.Other))], found.Total, found.Page);

    internal sealed class MatchPair
    {
        public required ProfileMatch Match { get; init; }

        public required Profile Other { get; init; }
    }
}

/// <summary>What came of asking for matches.</summary>
public abstract record MatchListResult
{
    /// <summary>The matches, and the run that was asked for or else the latest.</summary>
    public sealed record Found(Paged<MatchView> Matches, MatchProgressView? Batch) : MatchListResult;

    /// <summary>The viewer has no profile.</summary>
    public sealed record NoProfile : MatchListResult;

    /// <summary>The member has no run of this id.</summary>
    public sealed record NoBatch : MatchListResult;
}
