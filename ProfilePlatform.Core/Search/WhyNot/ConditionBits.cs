using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Ranking;
using IndexConditions = ProfilePlatform.Core.Search.Index.Searching.Conditions;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>
/// A query's conditions one by one, as bits of the cards that meet each; made by the filter of the search itself, so that both mean the same. A set of
/// conditions that are given up is a mask over <see cref="Conditions"/>.
/// </summary>
internal sealed class ConditionBits
{
    private readonly List<Part> _parts;
    private readonly int _minResults;
    private readonly ulong _open;
    private readonly ulong _preferred;

    public ConditionBits(PeopleQuery query, IndexState state, CancellationToken cancellationToken)
    {
        Conditions = DroppableConditions.Of(query);
        _minResults = query.Ranking.MinResults;
        (_open, _preferred) = (Mask(ConditionKinds.OpenToWork), Mask(ConditionKinds.PreferredPlaces));
        // Preferred places count only of people who look for work.
        IndexConditions[] alone = [.. Conditions.Select(one => Of(query, other => other == one || (one.Kind == ConditionKinds.PreferredPlaces && other.Kind == ConditionKinds.OpenToWork)))];
        var none = Of(query, _ => false);
        _parts = [.. state.Parts.Select(part => new Part(part.Segment, Bits(part, none), [.. alone.Select(one => Bits(part, one))]))];

        Bitset Bits(IndexPart part, IndexConditions conditions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new PartFilter(part, conditions).Passing(FallbackTiers.Strict);
        }
    }

    public IReadOnlyList<DroppableCondition> Conditions { get; }

    /// <summary>The conditions that some tier gives up by itself.</summary>
    public ulong Relaxable => Relaxed(FallbackTiers.CompanyTeamSoft);

    /// <summary>Who passes when some conditions are given up, in the tier that the search then takes.</summary>
    public Passing Without(ulong given)
    {
        var tier = FallbackTiers.First(_minResults, tier => People(Cards(given, tier)));
        return new Passing(this, tier, Cards(given, tier));
    }

    /// <summary>The conditions that no longer filter in a tier.</summary>
    public ulong Relaxed(int tier)
    {
        var relaxed = 0UL;
        for (var i = 0; i < Conditions.Count; i++)
        {
            relaxed |= tier >= Conditions[i].RelaxedFrom ? 1UL << i : 0;
        }

        return relaxed;
    }

    /// <summary>Where a living person stands; null where the index has nobody with this id, or nobody with a card.</summary>
    public (int Part, int Person)? Find(Guid profileId)
    {
        for (var part = 0; part < _parts.Count; part++)
        {
            var (segment, living, _) = _parts[part];
            // A former version of somebody who changed stands in an earlier part, and is no longer alive.
            for (var person = Array.IndexOf(segment.ProfileIds, profileId); person >= 0; person = Array.IndexOf(segment.ProfileIds, profileId, person + 1))
            {
                if (living.Any(segment.CardStarts[person], segment.CardStarts[person + 1]))
                {
                    return (part, person);
                }
            }
        }

        return null;
    }

    /// <summary>For each card of a person the conditions that it fails.</summary>
    public IReadOnlyList<(Guid CardId, ulong Failing)> CardsOf((int Part, int Person) person)
    {
        var (segment, _, bits) = _parts[person.Part];
        var cards = new List<(Guid, ulong)>();
        for (var card = segment.CardStarts[person.Person]; card < segment.CardStarts[person.Person + 1]; card++)
        {
            var failing = 0UL;
            for (var i = 0; i < bits.Length; i++)
            {
                failing |= bits[i][card] ? 0 : 1UL << i;
            }

            // Who does not look for work is not asked where.
            cards.Add((segment.Ids[segment.EntryStarts[card]], (failing & _open) != 0 ? failing & ~_preferred : failing));
        }

        return cards;
    }

    /// <summary>The same set where the preferred places go together with looking for work; null where it has none.</summary>
    public ulong? WithOpenInstead(ulong given) => _preferred != 0 && (given & _preferred) != 0 ? (given & ~_preferred) | _open : null;

    public IEnumerable<DroppableCondition> In(ulong mask) => Conditions.Where((_, index) => (mask >> index & 1) != 0);

    private ulong Mask(string kind)
    {
        for (var i = 0; i < Conditions.Count; i++)
        {
            if (Conditions[i].Kind == kind)
            {
                return 1UL << i;
            }
        }

        return 0;
    }

    private IndexConditions Of(PeopleQuery query, Func<DroppableCondition, bool> keeps) =>
        IndexConditions.Of(Conditions.Where(one => !keeps(one)).Aggregate(query, (rest, one) => one.Without(rest)));

    private Bitset[] Cards(ulong given, int tier)
    {
        given |= Relaxed(tier) | ((given & _open) != 0 ? _preferred : 0);
        return [.. _parts.Select(part =>
        {
            var cards = part.Living.Copy();
            for (var i = 0; i < part.Bits.Length; i++)
            {
                if ((given >> i & 1) == 0)
                {
                    cards.And(part.Bits[i]);
                }
            }

            return cards;
        })];
    }

    private int People(Bitset[] cards) => cards.Select((bits, part) => PartFilter.People(_parts[part].Segment, bits)).Sum();

    private sealed record Part(PeopleSegment Segment, Bitset Living, Bitset[] Bits);

    /// <summary>Who passes.</summary>
    /// <param name="Owner">Of the same state.</param>
    /// <param name="Tier">In which tier.</param>
    /// <param name="Cards">The passing cards of each part.</param>
    internal sealed record Passing(ConditionBits Owner, int Tier, Bitset[] Cards)
    {
        public bool Has((int Part, int Person) person) => Has(person.Part, person.Person);

        /// <summary>Whoever of these has a passing card.</summary>
        public HashSet<Guid> Among(IReadOnlySet<Guid> profiles)
        {
            var found = new HashSet<Guid>();
            for (var part = 0; part < Cards.Length; part++)
            {
                var ids = Owner._parts[part].Segment.ProfileIds;
                for (var person = 0; person < ids.Length; person++)
                {
                    if (profiles.Contains(ids[person]) && Has(part, person))
                    {
                        found.Add(ids[person]);
                    }
                }
            }

            return found;
        }

        /// <summary>How many people pass here and do not there.</summary>
        public int PeopleNotIn(Passing other)
        {
            var people = 0;
            for (var part = 0; part < Cards.Length; part++)
            {
                var segment = Owner._parts[part].Segment;
                for (var card = Cards[part].Next(0); card >= 0;)
                {
                    var person = segment.PersonOfCard[card];
                    people += other.Has(part, person) ? 0 : 1;
                    card = Cards[part].Next(segment.CardStarts[person + 1]);
                }
            }

            return people;
        }

        private bool Has(int part, int person)
        {
            var segment = Owner._parts[part].Segment;
            return Cards[part].Any(segment.CardStarts[person], segment.CardStarts[person + 1]);
        }
    }
}
