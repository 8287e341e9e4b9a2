using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>Which cards of a part pass, by tier.</summary>
internal sealed class PartFilter
{
    private readonly PeopleSegment _segment;
    private readonly Bitset _always;

    public PartFilter(IndexPart part, Conditions conditions)
    {
        _segment = part.Segment;
        _always = OfPeople(part, conditions);
        foreach (var any in conditions.Always)
        {
            _always.And(Any(any));
        }

        _always.AndNot(Any(conditions.Never));
        ExcludePhrases(conditions.NeverPhrases);
        Company = conditions.HasCompany ? conditions.Company.Select(Any).Aggregate((both, any) => both.And(any)) : null;
        Place = conditions.HasPlace ? AnyPlace(conditions) : null;
        Time = conditions.Time is { } time ? Overlapping(time.Start, time.End) : null;
    }

    /// <summary>Cards of a firm and team that is asked for; null where none is.</summary>
    public Bitset? Company { get; }

    /// <summary>Cards in a place that is asked for; null where none is.</summary>
    public Bitset? Place { get; }

    /// <summary>Cards within the time that is asked for; null where none is.</summary>
    public Bitset? Time { get; }

    /// <summary>The cards that pass in a tier.</summary>
    public Bitset Passing(int tier)
    {
        var passing = _always.Copy();
        _ = tier < FallbackTiers.TimeSoft && Time is not null ? passing.And(Time) : passing;
        _ = tier < FallbackTiers.LocationSoft && Place is not null ? passing.And(Place) : passing;
        _ = tier < FallbackTiers.CompanyTeamSoft && Company is not null ? passing.And(Company) : passing;
        return passing;
    }

    /// <summary>How many people have a card among these.</summary>
    public int People(Bitset cards) => People(_segment, cards);

    /// <summary>How many people of a segment have a card among these.</summary>
    public static int People(PeopleSegment segment, Bitset cards)
    {
        var people = 0;
        for (var card = cards.Next(0); card >= 0; card = cards.Next(segment.CardStarts[segment.PersonOfCard[card] + 1]))
        {
            people++;
        }

        return people;
    }

    private Bitset OfPeople(IndexPart part, Conditions conditions)
    {
        var people = part.Living.Copy();
        if (conditions.OpenToWork)
        {
            people.And(Listed(_segment.PersonFacets, [Facet.OpenToWork], _segment.People));
        }

        if (conditions.AsksPreferred)
        {
            people.And(Listed(_segment.PersonFacets, conditions.PreferredPlaces, _segment.People));
        }

        var cards = new Bitset(_segment.Cards);
        for (var person = people.Next(0); person >= 0; person = people.Next(person + 1))
        {
            if (conditions.SalaryMax is null || _segment.SalaryMins[person] <= conditions.SalaryMax)
            {
                for (var card = _segment.CardStarts[person]; card < _segment.CardStarts[person + 1]; card++)
                {
                    cards[card] = true;
                }
            }
        }

        return cards;
    }

    private Bitset Any(IReadOnlyList<string> facets) => Listed(_segment.CardFacets, facets, _segment.Cards);

    private static Bitset Listed(OrdinalLists lists, IEnumerable<string> names, int length)
    {
        var listed = new Bitset(length);
        foreach (var name in names)
        {
            listed.Add(lists.Of(name));
        }

        return listed;
    }

    private Bitset AnyPlace(Conditions conditions)
    {
        var cards = Any(conditions.Places);
        foreach (var text in conditions.PlaceTexts)
        {
            foreach (var (name, id) in _segment.CardFacets.Names)
            {
                if (name.StartsWith(Facet.LocationColumn, StringComparison.Ordinal) && name.Contains($" {text} ", StringComparison.Ordinal))
                {
                    cards.Add(_segment.CardFacets.Of(id));
                }
            }
        }

        return cards;
    }

    // Overlap: it began before the end and ended after the start; what is not said stands for "still" or "long since", but one of both must be said.
    private Bitset Overlapping(int start, int end)
    {
        var cards = new Bitset(_segment.Cards);
        for (var card = 0; card < _segment.Cards; card++)
        {
            var (begins, ends) = (_segment.Starts[card], _segment.Ends[card]);
            cards[card] = (begins != 0 || ends != 0) && begins <= end && (ends == 0 || ends >= start);
        }

        return cards;
    }

    private void ExcludePhrases(IReadOnlyList<uint> phrases)
    {
        if (phrases.Count == 0)
        {
            return;
        }

        uint[] wanted = [.. phrases];
        for (var card = _always.Next(0); card >= 0; card = _always.Next(card + 1))
        {
            if (_segment.Grams.AsSpan(_segment.GramStarts[card].._segment.GramStarts[card + 1]).ContainsAny(wanted))
            {
                _always[card] = false;
            }
        }
    }
}
