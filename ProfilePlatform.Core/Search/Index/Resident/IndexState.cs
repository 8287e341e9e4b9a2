namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>A segment and who of it still counts.</summary>
/// <param name="Segment">People.</param>
/// <param name="Living">A bit for each person; cleared for one who is gone or stands in a later part.</param>
/// <param name="LivingPeople">How many are set.</param>
internal sealed record IndexPart(PeopleSegment Segment, Bitset Living, int LivingPeople)
{
    public static IndexPart Of(PeopleSegment segment) => new(segment, Bitset.Full(segment.People), segment.People);

    public bool IsWhole => LivingPeople == Segment.People;

    /// <summary>Cards and parts of the living.</summary>
    public int LivingEntries { get; } = LivingPeople == Segment.People ? Segment.Entries : CountEntries(Segment, Living);

    /// <summary>The part without some of its people.</summary>
    public IndexPart Without(IReadOnlySet<Guid> profiles)
    {
        Bitset? living = null;
        for (var person = 0; person < Segment.People; person++)
        {
            if (Living[person] && profiles.Contains(Segment.ProfileIds[person]))
            {
                living ??= Living.Copy();
                living[person] = false;
            }
        }

        return living is null ? this : new IndexPart(Segment, living, living.Count());
    }

    private static int CountEntries(PeopleSegment segment, Bitset living)
    {
        var count = 0;
        for (var person = living.Next(0); person >= 0; person = living.Next(person + 1))
        {
            count += segment.EntryStarts[segment.CardStarts[person + 1]] - segment.EntryStarts[segment.CardStarts[person]];
        }

        return count;
    }
}

/// <summary>Everything that a search looks at: one large segment and what changed since, newest last. Immutable; a change makes another.</summary>
/// <param name="Parts">None of them empty.</param>
/// <param name="Generation">Of the store, whose state this is.</param>
/// <param name="Build">The store's file.</param>
internal sealed record IndexState(IReadOnlyList<IndexPart> Parts, long Generation, string Build)
{
    // A part with so many dead among its people is written anew.
    private const double MostDead = 0.3;

    public static IndexState Empty { get; } = new([], 0, "");

    public int People => Parts.Sum(part => part.LivingPeople);

    /// <summary>The state after a change. Parts of like size are made one, so that there are never many.</summary>
    /// <param name="gone">Profiles whose former entries no longer count.</param>
    /// <param name="added">Their present ones; null where there are none.</param>
    /// <param name="generation">Of the store after the change.</param>
    /// <param name="build">The store's file.</param>
    public IndexState Change(IReadOnlySet<Guid> gone, PeopleSegment? added, long generation, string build)
    {
        var parts = Parts.Select(part => part.Without(gone)).Where(part => part.LivingPeople > 0).ToList();
        if (added is { People: > 0 })
        {
            parts.Add(IndexPart.Of(added));
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].LivingPeople < parts[i].Segment.People * (1 - MostDead))
            {
                parts[i] = IndexPart.Of(SegmentMerge.Of([parts[i]]));
            }
        }

        while (parts.Count > 1 && parts[^1].LivingPeople * 2 >= parts[^2].LivingPeople)
        {
            parts[^2] = IndexPart.Of(SegmentMerge.Of([parts[^2], parts[^1]]));
            parts.RemoveAt(parts.Count - 1);
        }

        return new IndexState(parts, generation, build);
    }

    /// <summary>The same people in one part.</summary>
    public IndexState Merged() => Parts.Count <= 1 && Parts.All(part => part.IsWhole) ? this : this with { Parts = [IndexPart.Of(SegmentMerge.Of(Parts))] };
}
