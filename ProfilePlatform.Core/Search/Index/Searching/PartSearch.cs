using System.Buffers;
using ProfilePlatform.Core.Search.Index.Resident;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>One part during one search: who passes, and what words and wishes gave.</summary>
internal sealed class PartSearch : IDisposable
{
    public PartSearch(IndexPart part, Conditions conditions)
    {
        Part = part;
        Filter = new PartFilter(part, conditions);
        Passing = Filter.Passing(0);
        CardWords = Rent<float>(Segment.Cards);
        PersonWords = Rent<float>(Segment.People);
        CardWishes = Rent<uint>(Segment.Cards);
        WithoutVectors = Rent<double>(Segment.People);
    }

    public IndexPart Part { get; }

    public PeopleSegment Segment => Part.Segment;

    public PartFilter Filter { get; }

    /// <summary>Cards that pass in the tier that is searched.</summary>
    public Bitset Passing { get; set; }

    /// <summary>Cards whose title works where the sought role does; null where that does not count.</summary>
    public Bitset? OfFunction { get; set; }

    /// <summary>Cards of the sought standing; null where that does not count.</summary>
    public Bitset? OfStanding { get; set; }

    /// <summary>BM25 of each passing card, with its parts.</summary>
    public float[] CardWords { get; }

    /// <summary>The words' score of each person who has a passing card.</summary>
    public float[] PersonWords { get; }

    /// <summary>A bit for each wish that a card fulfils.</summary>
    public uint[] CardWishes { get; }

    /// <summary>Each person's score as if nothing had a vector; not a number where it is known with vectors already.</summary>
    public double[] WithoutVectors { get; }

    /// <summary>The cards that have a facet.</summary>
    public Bitset Cards(string facet)
    {
        var cards = new Bitset(Segment.Cards);
        cards.Add(Segment.CardFacets.Of(facet));
        return cards;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(CardWords);
        ArrayPool<float>.Shared.Return(PersonWords);
        ArrayPool<uint>.Shared.Return(CardWishes);
        ArrayPool<double>.Shared.Return(WithoutVectors);
    }

    private static T[] Rent<T>(int length)
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }
}

/// <summary>Some people of a part who follow one another: what one thread works on.</summary>
internal readonly record struct Stretch(PartSearch Part, int FirstPerson, int EndPerson)
{
    private const int MostPeople = 4_096;

    public int FirstCard => Part.Segment.CardStarts[FirstPerson];

    public int EndCard => Part.Segment.CardStarts[EndPerson];

    public int FirstEntry => Part.Segment.EntryStarts[FirstCard];

    public int EndEntry => Part.Segment.EntryStarts[EndCard];

    public static List<Stretch> Of(IEnumerable<PartSearch> parts) =>
    [
        .. parts.SelectMany(part => Enumerable.Range(0, (part.Segment.People + MostPeople - 1) / MostPeople)
            .Select(index => new Stretch(part, index * MostPeople, Math.Min((index + 1) * MostPeople, part.Segment.People)))),
    ];
}
