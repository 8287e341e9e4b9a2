using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>
/// Says of anybody why a search does not show them: which conditions their cards fail, the smallest change that would admit them with its price, or how
/// far down they rank. Everything is computed by the search's own filter and formula over one state of the index.
/// </summary>
public sealed class WhyNotFinder
{
    // Each change costs a search. More than these of one size say no more to a reader.
    private const int MostChanges = 8;

    private readonly PeopleIndex _index;
    private readonly PeopleStore _store;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly ILogger _log;

    internal WhyNotFinder(PeopleIndex index, PeopleStore store, IDbContextFactory<AppDbContext> contexts, ILogger<WhyNotFinder> log) =>
        (_index, _store, _contexts, _log) = (index, store, contexts, log);

    /// <summary>The answer; null for somebody who is not listed for <paramref name="searcher"/>, hidden or not there at all.</summary>
    /// <param name="searcher">Who asks.</param>
    /// <param name="profileId">About whom.</param>
    /// <param name="query">The search that was made.</param>
    /// <param name="shown">How many results it showed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<WhyNotAnswer?> OfAsync(Viewer searcher, Guid profileId, PeopleQuery query, int shown, CancellationToken cancellationToken)
    {
        if (!await IsListedAsync(searcher, profileId, cancellationToken))
        {
            return null;
        }

        await _index.Ready.WaitAsync(cancellationToken);
        var answer = await Task.Run(() => Of(profileId, query, shown, cancellationToken), cancellationToken);
        // Asked last too: who was hidden meanwhile is gone at once.
        return await IsListedAsync(searcher, profileId, cancellationToken) ? answer : null;
    }

    internal WhyNotAnswer Of(Guid profileId, PeopleQuery query, int shown, CancellationToken cancellationToken)
    {
        var state = _index.State;
        var bits = new ConditionBits(query, state, cancellationToken);
        if (bits.Find(profileId) is not { } person)
        {
            return Answer("no_cards", 0);
        }

        var now = bits.Without(0);
        if (now.Has(person))
        {
            var (found, standing) = Search(query);
            var last = found.People.Take(shown).LastOrDefault();
            var place = Place(standing!, shown);
            return Answer(place.IsShown ? "shown" : "ranked_below", found.FallbackTier, place, last?.Score, place.IsShown || last is null ? [] : Lacks(standing!.Person, last));
        }

        var relaxed = bits.Relaxed(now.Tier);
        var changes = SmallestChanges.Of(bits, person)
            .Select(change => (change.Given, change.Passing, Adds: change.Passing.PeopleNotIn(now)))
            .OrderBy(change => change.Adds).Take(MostChanges)
            .Select(change =>
            {
                var dropped = bits.In(change.Given).ToList();
                var changed = dropped.Aggregate(query, (rest, one) => one.Without(rest));
                return new QueryChange([.. dropped.Select(one => one.Condition)], change.Adds, now.PeopleNotIn(change.Passing), change.Passing.Tier, Place(Search(changed).Standing!, shown));
            })
            .OrderBy(change => change.Adds).ThenBy(change => change.Place.Rank).ToList();
        return Answer("kept_out", now.Tier, changes: changes, cards:
            [.. bits.CardsOf(person).Select(card => new FailingCard(card.CardId, [.. bits.In(card.Failing & ~relaxed).Select(one => one.Condition)]))]);

        (RankedPeople Found, PersonStanding? Standing) Search(PeopleQuery of) => new PeopleSearch(of, state, _store, _log).RunFor(profileId, cancellationToken);

        WhyNotAnswer Answer(
            string named, int tier, PlaceInOrder? place = null, double? last = null, IReadOnlyList<LackedContribution>? lacks = null,
            IReadOnlyList<QueryChange>? changes = null, IReadOnlyList<FailingCard>? cards = null) => new()
        {
            PersonId = profileId,
            State = named,
            Summary = WhyNotWords.Summary(named, place, last, lacks ?? [], changes ?? []),
            FallbackTier = tier,
            Place = place,
            LastShownScore = last,
            Lacks = lacks ?? [],
            Cards = cards ?? [],
            Changes = changes ?? [],
        };
    }

    private async Task<bool> IsListedAsync(Viewer searcher, Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().ListedFor(searcher).AnyAsync(profile => profile.Id == profileId, cancellationToken);
    }

    private static PlaceInOrder Place(PersonStanding standing, int shown) => new(standing.Rank, standing.IsExact, standing.Person.Score, standing.Rank <= shown);

    private static IReadOnlyList<LackedContribution> Lacks(RankedPerson theirs, RankedPerson last)
    {
        var (own, other) = (Terms(theirs), Terms(last));
        return [.. own.Keys.Union(other.Keys, StringComparer.Ordinal)
            .Select(name => new LackedContribution(name, own.GetValueOrDefault(name), other.GetValueOrDefault(name)))
            .Where(term => term.Theirs < term.LastShown).OrderByDescending(term => term.LastShown - term.Theirs)];
    }

    private static Dictionary<string, double> Terms(RankedPerson person) => person.Contributions.ToDictionary(term => term.Name, term => term.Value, StringComparer.Ordinal);
}
