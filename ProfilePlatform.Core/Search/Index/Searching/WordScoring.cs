using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>
/// BM25 over what passed. A word counts for a card once, where it is worth most: in the card or in one of its parts; so it does for a person over all
/// cards. Whoever says a thing in ten places has said it once.
/// </summary>
internal sealed class WordScoring
{
    private readonly List<(string Stem, double Rarity)> _words;
    private readonly IReadOnlyList<Wish> _wishes;
    private readonly double _personShare;

    public WordScoring(IReadOnlyList<PartSearch> parts, IReadOnlyList<string> stems, IReadOnlyList<Wish> wishes, RankingProfile profile)
    {
        var entries = parts.Sum(part => part.Part.LivingEntries);
        _words = [.. stems.Select(stem => (stem, Have: parts.Sum(part => Living(part, stem)))).Where(word => word.Have > 0)
            .Select(word => (word.stem, WordWorth.Rarity(entries, word.Have)))];
        AllWords = stems.Sum(stem => WordWorth.Rarity(entries, parts.Sum(part => Living(part, stem))));
        _wishes = wishes;
        _personShare = profile.PersonWordsShare;
    }

    /// <summary>What an entry of the usual length would get that had each word once, those that nobody has too.</summary>
    public double AllWords { get; }

    /// <summary>Scores a stretch; returns the best person's score.</summary>
    public float Score(Stretch stretch)
    {
        foreach (var (stem, rarity) in _words)
        {
            if (stretch.Part.Segment.Words.Names.TryGetValue(stem, out var id))
            {
                Add(stretch, id, rarity);
            }
        }

        for (var wish = 0; wish < _wishes.Count; wish++)
        {
            Mark(stretch, _wishes[wish], 1u << wish);
        }

        return Best(stretch);
    }

    private static int Living(PartSearch part, string stem)
    {
        var entries = part.Segment.Words.Of(stem);
        if (part.Part.IsWhole)
        {
            return entries.Length;
        }

        var living = 0;
        foreach (var entry in entries)
        {
            living += part.Part.Living[part.Segment.PersonOfCard[part.Segment.CardOfEntry[entry]]] ? 1 : 0;
        }

        return living;
    }

    private static void Add(Stretch stretch, int id, double rarity)
    {
        var (part, segment) = (stretch.Part, stretch.Part.Segment);
        var entries = segment.Words.Of(id);
        var worths = segment.Words.WorthsOf(id);
        var perWorth = (float)(rarity * WordWorth.Value(1));
        int card = -1, person = -1;
        byte best = 0, bestOfPerson = 0;
        var passes = false;
        for (var i = From(entries, stretch.FirstEntry); i < entries.Length && entries[i] < stretch.EndEntry; i++)
        {
            var next = segment.CardOfEntry[entries[i]];
            if (next != card)
            {
                if (passes)
                {
                    part.CardWords[card] += best * perWorth;
                }

                (card, best, passes) = (next, 0, part.Passing[next]);
                if (passes && segment.PersonOfCard[card] is var owner && owner != person)
                {
                    if (person >= 0)
                    {
                        part.PersonWords[person] += bestOfPerson * perWorth;
                    }

                    (person, bestOfPerson) = (owner, 0);
                }
            }

            if (passes)
            {
                best = Math.Max(best, worths[i]);
                bestOfPerson = Math.Max(bestOfPerson, worths[i]);
            }
        }

        if (passes)
        {
            part.CardWords[card] += best * perWorth;
        }

        if (person >= 0)
        {
            part.PersonWords[person] += bestOfPerson * perWorth;
        }
    }

    private static void Mark(Stretch stretch, Wish wish, uint bit)
    {
        var (part, segment) = (stretch.Part, stretch.Part.Segment);
        if (wish.Facet.Length > 0)
        {
            var cards = segment.CardFacets.Of(wish.Facet);
            for (var i = From(cards, stretch.FirstCard); i < cards.Length && cards[i] < stretch.EndCard; i++)
            {
                part.CardWishes[cards[i]] |= bit;
            }

            return;
        }

        var rarest = wish.Stems.MinBy(stem => segment.Words.Of(stem).Length)!;
        var entries = segment.Words.Of(rarest);
        for (var i = From(entries, stretch.FirstEntry); i < entries.Length && entries[i] < stretch.EndEntry; i++)
        {
            if (HasAll(segment, entries[i], wish.Stems, rarest))
            {
                part.CardWishes[segment.CardOfEntry[entries[i]]] |= bit;
            }
        }
    }

    private static bool HasAll(PeopleSegment segment, int entry, string[] stems, string known)
    {
        foreach (var stem in stems)
        {
            if (!ReferenceEquals(stem, known) && segment.Words.Of(stem).BinarySearch(entry) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private float Best(Stretch stretch)
    {
        var (part, segment) = (stretch.Part, stretch.Part.Segment);
        var best = 0f;
        for (var card = part.Passing.Next(stretch.FirstCard); card >= 0 && card < stretch.EndCard;)
        {
            var person = segment.PersonOfCard[card];
            var end = segment.CardStarts[person + 1];
            var ofCard = 0f;
            for (; card >= 0 && card < end; card = part.Passing.Next(card + 1))
            {
                ofCard = Math.Max(ofCard, part.CardWords[card]);
            }

            var score = (float)(((1 - _personShare) * ofCard) + (_personShare * part.PersonWords[person]));
            part.PersonWords[person] = score;
            best = Math.Max(best, score);
        }

        return best;
    }

    private static int From(ReadOnlySpan<int> ordinals, int first)
    {
        var at = ordinals.BinarySearch(first);
        return at < 0 ? ~at : at;
    }
}
