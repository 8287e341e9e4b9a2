using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Core.Search.Sessions.Reasons;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Searches that members pay for.</summary>
public sealed class PeopleSearches
{
    private const int MostInBatch = 24;

    private readonly ChargedWork _charged;
    private readonly SearchRun _run;
    private readonly SearchLimit _limit;
    private readonly ReasonsOrders _orders;
    private readonly NearMissNotes _nearMisses;
    private readonly TimeProvider _time;

    internal PeopleSearches(ChargedWork charged, SearchRun run, SearchLimit limit, ReasonsOrders orders, NearMissNotes nearMisses, TimeProvider time) =>
        (_charged, _run, _limit, _orders, _nearMisses, _time) = (charged, run, limit, orders, nearMisses, time);

    /// <summary>Searches, and charges for whom it finds.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="order">What they ask; <see cref="SearchOrderRules.Errors"/> has nothing against it.</param>
    /// <param name="key">Makes a repetition the same request; null: none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="TimeoutException">The people index is not there; nothing was charged.</exception>
    public async Task<SearchOutcome<SearchAnswer>> RunAsync(Viewer viewer, SearchOrder order, string? key, CancellationToken cancellationToken)
    {
        try
        {
            return SearchCall.Within(viewer, "PAGE /search", key, order) is { } call
                ? SearchCall.Read<SearchAnswer>(await RunAsync(call, order, cancellationToken))
                : new SearchOutcome<SearchAnswer>(SearchEnd.NotSignedIn);
        }
        catch (EncoderDownException exception)
        {
            return new SearchOutcome<SearchAnswer>(SearchEnd.EncoderDown, RetryAfter: exception.RetryAfter);
        }
    }

    /// <summary>The same for a request that came from elsewhere; the answer's body is a <see cref="SearchAnswer"/>.</summary>
    /// <exception cref="EncoderDownException">A server embeds queries, and it does not answer; nothing was charged.</exception>
    public async Task<ChargedOutcome> RunAsync(SearchCall call, SearchOrder order, CancellationToken cancellationToken)
    {
        PreparedSearch? done = null;
        var outcome = await _charged.RunAsync(
            call.Request with { PreCheck = SearchOrderRules.CostAtMost(order, _time), Admit = () => _limit.Take(call.Request.Account) },
            token => _run.PrepareAsync(call.Viewer, order, token),
            async (db, prepared, token) =>
            {
                done = prepared;
                return await CommitAsync(db, call, prepared, token);
            },
            cancellationToken);
        if (done is not null && outcome.Answer is { IsSuccess: true })
        {
            _nearMisses.Note(done.Asked, call.Request.Account);
            if (order.ReasonsLater)
            {
                await _orders.OrderAsync(done.Id);
            }
        }

        return outcome;
    }

    /// <summary>Shows further people of a search: 1 credit where somebody among them is not paid for yet.</summary>
    /// <param name="viewer">Whose search it is.</param>
    /// <param name="searchId">The search.</param>
    /// <param name="offset">Ranks before the batch.</param>
    /// <param name="limit">Ranks in it.</param>
    /// <param name="key">As of <see cref="RunAsync(Viewer, SearchOrder, string?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SearchOutcome<MoreAnswer>> MoreAsync(
        Viewer viewer, Guid searchId, int offset, int limit, string? key, CancellationToken cancellationToken) =>
        SearchCall.Within(viewer, $"PAGE /search/{searchId}/more", key, new { offset, limit }) is { } call
            ? SearchCall.Read<MoreAnswer>(await MoreAsync(call, searchId, offset, limit, cancellationToken))
            : new SearchOutcome<MoreAnswer>(SearchEnd.NotSignedIn);

    /// <summary>The same for a request that came from elsewhere; the answer's body is a <see cref="MoreAnswer"/>.</summary>
    public async Task<ChargedOutcome> MoreAsync(SearchCall call, Guid searchId, int offset, int limit, CancellationToken cancellationToken)
    {
        var pending = false;
        var outcome = await _charged.RunAsync(
            call.Request,
            _ => Task.FromResult(true),
            async (db, _, token) =>
            {
                var (search, end) = await db.FindOwnAsync(call.Viewer, searchId, _time.GetUtcNow(), token);
                if (search is null)
                {
                    return Charge.Refused(call.Refused(end));
                }

                var last = offset + Math.Min(limit, MostInBatch);
                var batch = await db.Set<StoredResult>().Where(result => result.SearchId == searchId && result.Rank > offset && result.Rank <= last).ToListAsync(token);
                var listed = await ShownPerson.ReadAsync(db, call.Viewer, batch.Select(result => result.ProfileId), token);
                var unpaid = batch.Where(result => result.PaidAt is null && listed.ContainsKey(result.ProfileId)).ToList();
                unpaid.ForEach(result => result.PaidAt = _time.GetUtcNow());
                search.PaidCount += unpaid.Count;
                pending = unpaid.Exists(result => result.ReasonsState == ReasonsStates.Pending);
                var cost = unpaid.Count > 0 ? 1 : 0;
                return new Charge(cost, CreditReasons.SearchMore, searchId.ToString(), SearchCall.Answer(new MoreAnswer(FoundPeople.Of(batch, listed), cost)));
            },
            cancellationToken);
        if (pending && outcome.Answer is { IsSuccess: true })
        {
            await _orders.OrderAsync(searchId);
        }

        return outcome;
    }

    // Who may be shown is asked once more here: what is not committed yet was shown to nobody.
    private async Task<Charge> CommitAsync(AppDbContext db, SearchCall call, PreparedSearch prepared, CancellationToken cancellationToken)
    {
        var listed = await ShownPerson.IdsAsync(db, call.Viewer, prepared.People.Select(person => person.Ranked.ProfileId), cancellationToken);
        var people = prepared.People.Where(person => listed.Contains(person.Ranked.ProfileId)).ToList();
        var now = _time.GetUtcNow();
        var shown = Math.Min(prepared.Shown, people.Count);
        var results = people.Select((person, index) => new StoredResult
        {
            SearchId = prepared.Id,
            Rank = index + 1,
            ProfileId = person.Ranked.ProfileId,
            Score = person.Ranked.Score,
            DetailsJson = SearchJson.Of(new ResultDetails(person.Ranked.Contributions, person.Ranked.Cards, person.Ranked.Children)),
            ReasonsJson = SearchJson.Of(person.Reasons),
            ReasonsState = person.ReasonsState,
            ReasonsTries = person.ReasonsTries,
            PaidAt = index < shown ? now : null,
        }).ToList();
        db.Add(new StoredSearch
        {
            Id = prepared.Id,
            AccountId = call.Request.Account,
            Query = prepared.Order.Query,
            CriteriaJson = SearchJson.Of(prepared.Criteria),
            RequestJson = SearchJson.Of(new AskedRequest(prepared.Order.Request, prepared.Order.SalaryMin)),
            FallbackTier = prepared.FallbackTier,
            NumCards = prepared.Shown,
            Charged = shown,
            FoundCount = results.Count,
            PaidCount = shown,
            CreatedAt = now,
            ExpiresAt = now + StoredSearch.Lifetime,
        });
        db.AddRange(results);
        var byId = people.ToDictionary(person => person.Ranked.ProfileId, person => person.Person);
        var answer = new SearchAnswer(
            prepared.Id, FoundPeople.Of(results.Take(shown), byId), prepared.Shown, shown, prepared.FallbackTier, prepared.Criteria, results.Count);
        return new Charge(shown, CreditReasons.Search, prepared.Id.ToString(), SearchCall.Answer(answer));
    }
}
