namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>
/// People in memory, in columns. A person's cards follow one another, and so do a card's entries: first the card itself, then its parts. Immutable once
/// it is searched.
/// </summary>
internal sealed record PeopleSegment
{
    /// <summary>The file that <see cref="Rows"/> are of.</summary>
    public required string Build { get; init; }

    public required Guid[] ProfileIds { get; init; }

    /// <summary>INR a year; -1 where not said.</summary>
    public required long[] SalaryMins { get; init; }

    /// <summary>First card of each person; one more than there are people.</summary>
    public required int[] CardStarts { get; init; }

    /// <summary>People by preferred place and <see cref="Documents.Facet.OpenToWork"/>.</summary>
    public required OrdinalLists PersonFacets { get; init; }

    public required int[] PersonOfCard { get; init; }

    /// <summary>First entry of each card; one more than there are cards.</summary>
    public required int[] EntryStarts { get; init; }

    /// <summary>yyyymmdd; 0 where not said.</summary>
    public required int[] Starts { get; init; }

    public required int[] Ends { get; init; }

    /// <summary>Cards by facet.</summary>
    public required OrdinalLists CardFacets { get; init; }

    /// <summary>Hashes of the runs of words in each card's phrases, and where those of each card begin.</summary>
    public required uint[] Grams { get; init; }

    public required int[] GramStarts { get; init; }

    public required int[] CardOfEntry { get; init; }

    /// <summary>Ids of cards and parts.</summary>
    public required Guid[] Ids { get; init; }

    /// <summary>Rows in the store; 0 where unknown.</summary>
    public required long[] Rows { get; init; }

    /// <summary>Entries by stem, with the worth of each occurrence.</summary>
    public required OrdinalLists Words { get; init; }

    public required ByteVectors Vectors { get; init; }

    public int People => ProfileIds.Length;

    public int Cards => PersonOfCard.Length;

    public int Entries => CardOfEntry.Length;

    /// <summary>Sets the vectors of a card and its parts, one after another, before anybody searches.</summary>
    public void SetVectors(int card, ReadOnlySpan<float> vectors)
    {
        for (var entry = EntryStarts[card]; entry < EntryStarts[card + 1]; entry++)
        {
            Vectors.Set(entry, vectors.Slice((entry - EntryStarts[card]) * Vectors.Dimensions, Vectors.Dimensions));
        }
    }

    /// <summary>Memory held, in bytes, without the names in the dictionaries.</summary>
    public long Bytes =>
        (People * 28L) + (Cards * 20L) + (Entries * 28L) + (Grams.Length * 4L) + Vectors.Values.LongLength + (Entries * 4L)
        + (Words.Ordinals.Length * 5L) + (CardFacets.Ordinals.Length * 4L) + (PersonFacets.Ordinals.Length * 4L);
}
