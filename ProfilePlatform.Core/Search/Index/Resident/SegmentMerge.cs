namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>Makes one segment of the living people of several.</summary>
internal static class SegmentMerge
{
    /// <summary>Of vectors of several lengths those of the newest part are kept: the others are of an encoder that is no longer in use.</summary>
    public static PeopleSegment Of(IReadOnlyList<IndexPart> parts)
    {
        var build = parts[^1].Segment.Build;
        var kept = parts.Select(part => new Kept(part)).ToList();
        var dimensions = parts.Select(part => part.Segment.Vectors.Dimensions).LastOrDefault(length => length > 0);
        int people = 0, cards = 0, entries = 0;
        foreach (var part in kept)
        {
            part.Number(ref people, ref cards, ref entries);
        }

        var merged = new PeopleSegment
        {
            Build = build,
            ProfileIds = Column(kept, people, part => part.People, segment => segment.ProfileIds),
            SalaryMins = Column(kept, people, part => part.People, segment => segment.SalaryMins),
            CardStarts = Counted(kept, people, part => part.People, segment => segment.CardStarts),
            PersonFacets = Lists(kept, part => part.People, segment => segment.PersonFacets),
            PersonOfCard = new int[cards],
            EntryStarts = Counted(kept, cards, part => part.Cards, segment => segment.EntryStarts),
            Starts = Column(kept, cards, part => part.Cards, segment => segment.Starts),
            Ends = Column(kept, cards, part => part.Cards, segment => segment.Ends),
            CardFacets = Lists(kept, part => part.Cards, segment => segment.CardFacets),
            GramStarts = Counted(kept, cards, part => part.Cards, segment => segment.GramStarts),
            Grams = [.. kept.SelectMany(part => part.LivingGrams())],
            CardOfEntry = new int[entries],
            Ids = Column(kept, entries, part => part.Entries, segment => segment.Ids),
            // Rows of a file that is no more name nothing.
            Rows = Column(kept, entries, part => part.Entries, segment => segment.Build == build ? segment.Rows : new long[segment.Rows.Length]),
            Words = Lists(kept, part => part.Entries, segment => segment.Words),
            Vectors = ByteVectors.Empty(entries, dimensions),
        };
        Fill(merged.PersonOfCard, merged.CardStarts);
        Fill(merged.CardOfEntry, merged.EntryStarts);
        foreach (var part in kept)
        {
            Kept.Each(part.Entries, (old, now) =>
            {
                if (part.Segment.Vectors.Dimensions == dimensions)
                {
                    merged.Vectors.Copy(now, part.Segment.Vectors, old);
                }
            });
        }

        return merged;
    }

    private static T[] Column<T>(List<Kept> kept, int count, Func<Kept, int[]> numbers, Func<PeopleSegment, T[]> column)
    {
        var merged = new T[count];
        foreach (var part in kept)
        {
            var old = column(part.Segment);
            Kept.Each(numbers(part), (from, to) => merged[to] = old[from]);
        }

        return merged;
    }

    // Where what belongs to each begins, from how much belongs to each.
    private static int[] Counted(List<Kept> kept, int count, Func<Kept, int[]> numbers, Func<PeopleSegment, int[]> starts)
    {
        var merged = new int[count + 1];
        foreach (var part in kept)
        {
            var old = starts(part.Segment);
            Kept.Each(numbers(part), (from, to) => merged[to + 1] = old[from + 1] - old[from]);
        }

        for (var i = 0; i < count; i++)
        {
            merged[i + 1] += merged[i];
        }

        return merged;
    }

    private static OrdinalLists Lists(List<Kept> kept, Func<Kept, int[]> numbers, Func<PeopleSegment, OrdinalLists> lists)
    {
        var merged = new OrdinalListsBuilder(withWorths: kept.Exists(part => lists(part.Segment).Worths.Length > 0));
        foreach (var part in kept)
        {
            var (old, now) = (lists(part.Segment), numbers(part));
            foreach (var (name, id) in old.Names)
            {
                var ordinals = old.Of(id);
                for (var i = 0; i < ordinals.Length; i++)
                {
                    if (now[ordinals[i]] >= 0)
                    {
                        merged.Add(name, now[ordinals[i]], old.Worths.Length > 0 ? old.WorthsOf(id)[i] : (byte)0);
                    }
                }
            }
        }

        return merged.Build();
    }

    private static void Fill(int[] owners, int[] starts)
    {
        for (var owner = 0; owner + 1 < starts.Length; owner++)
        {
            owners.AsSpan(starts[owner]..starts[owner + 1]).Fill(owner);
        }
    }

    /// <summary>New numbers for the living of a part; -1 for the others.</summary>
    private sealed class Kept(IndexPart part)
    {
        public PeopleSegment Segment => part.Segment;

        public int[] People { get; } = new int[part.Segment.People];

        public int[] Cards { get; } = new int[part.Segment.Cards];

        public int[] Entries { get; } = new int[part.Segment.Entries];

        public void Number(ref int people, ref int cards, ref int entries)
        {
            for (var person = 0; person < People.Length; person++)
            {
                People[person] = part.Living[person] ? people++ : -1;
            }

            for (var card = 0; card < Cards.Length; card++)
            {
                Cards[card] = People[Segment.PersonOfCard[card]] >= 0 ? cards++ : -1;
            }

            for (var entry = 0; entry < Entries.Length; entry++)
            {
                Entries[entry] = Cards[Segment.CardOfEntry[entry]] >= 0 ? entries++ : -1;
            }
        }

        public IEnumerable<uint> LivingGrams() => Enumerable.Range(0, Cards.Length).Where(card => Cards[card] >= 0)
            .SelectMany(card => Segment.Grams[Segment.GramStarts[card]..Segment.GramStarts[card + 1]]);

        public static void Each(int[] numbers, Action<int, int> take)
        {
            for (var old = 0; old < numbers.Length; old++)
            {
                if (numbers[old] >= 0)
                {
                    take(old, numbers[old]);
                }
            }
        }
    }
}
