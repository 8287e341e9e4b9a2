using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Search.WhyNot;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Why people of a search were found, and why others were not.</summary>
public sealed class SearchReasons
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly StoredQueries _queries;
    private readonly WhyNotFinder _whyNot;
    private readonly WhyNotLimit _limit;
    private readonly TimeProvider _time;

    internal SearchReasons(IDbContextFactory<AppDbContext> contexts, StoredQueries queries, WhyNotFinder whyNot, WhyNotLimit limit, TimeProvider time) =>
        (_contexts, _queries, _whyNot, _limit, _time) = (contexts, queries, whyNot, limit, time);

    /// <summary>Why one person of a member's own search was found, where they paid for them; of anybody else whom they may see, why not.</summary>
    public async Task<SearchOutcome<WhyAnswer>> OfAsync(Viewer viewer, Guid searchId, Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var (search, end) = await db.FindOwnAsync(viewer, searchId, _time.GetUtcNow(), cancellationToken);
        if (search is null)
        {
            return new SearchOutcome<WhyAnswer>(end);
        }

        var result = await db.Set<StoredResult>().AsNoTracking().SingleOrDefaultAsync(found => found.SearchId == searchId && found.ProfileId == personId, cancellationToken);
        return (await ShownPerson.IdsAsync(db, viewer, [personId], cancellationToken)).Count == 0 ? new SearchOutcome<WhyAnswer>(SearchEnd.Missing)
            : result?.PaidAt is null ? await NotAsync(viewer, search, personId, isForSale: result is not null, cancellationToken)
            : new SearchOutcome<WhyAnswer>(SearchEnd.Done, new WhyAnswer(result.Reasons(), result.ReasonsState, result.Score, result.Details().Contributions));
    }

    private async Task<SearchOutcome<WhyAnswer>> NotAsync(Viewer viewer, StoredSearch search, Guid personId, bool isForSale, CancellationToken cancellationToken)
    {
        if (_limit.Take(search.AccountId) is { } wait)
        {
            return new SearchOutcome<WhyAnswer>(SearchEnd.TooMany, RetryAfter: wait);
        }

        try
        {
            var query = await _queries.OfAsync(search, RankingProfile.Default, cancellationToken);
            return await _whyNot.OfAsync(viewer, personId, query, Math.Max(search.NumCards, search.PaidCount), cancellationToken) is { } whole
                && (isForSale ? whole.WithoutPlace() : whole) is var answer
                ? new SearchOutcome<WhyAnswer>(SearchEnd.Done, new WhyAnswer([], ReasonsStates.Final, answer.Place?.Score ?? 0, []) { WhyNot = answer })
                : new SearchOutcome<WhyAnswer>(SearchEnd.Missing);
        }
        catch (EncoderDownException exception)
        {
            return new SearchOutcome<WhyAnswer>(SearchEnd.EncoderDown, RetryAfter: exception.RetryAfter);
        }
    }
}
