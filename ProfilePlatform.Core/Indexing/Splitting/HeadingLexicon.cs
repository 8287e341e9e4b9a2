using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>What a heading announces.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Kind">Finer: "work", "project", "publication", "patent", "talk", "volunteer"; else the topic's name.</param>
/// <param name="Exact">True when the whole heading is in the list, false when only a part of it is.</param>
internal readonly record struct HeadingMeaning(string Topic, string Kind, bool Exact);

/// <summary>Headings that documents about people use, by topic (<c>headings.txt</c>).</summary>
internal static class HeadingLexicon
{
    private static readonly Dictionary<string, HeadingMeaning> Known = Load();
    private static readonly HashSet<string> Endings = Lexicon.Words("heading-endings");
    private static readonly HashSet<string> Modifiers = Lexicon.Words("heading-modifiers");

    /// <summary>The meaning of a heading's words; null where they are unknown.</summary>
    public static HeadingMeaning? Find(string heading)
    {
        var words = HeadingWords.Normalise(heading);
        if (words.Length == 0)
        {
            return null;
        }

        if (Whole(words) is { } whole)
        {
            return whole;
        }

        var parts = words.Split(" and ", StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1)
        {
            var known = parts.Select(Whole).ToList();
            var all = known.TrueForAll(part => part is not null);
            if (known.FirstOrDefault(part => part is not null) is { } first && (all || !heading.Contains(',', StringComparison.Ordinal)))
            {
                return first with { Exact = all };
            }
        }

        return heading.Contains(',', StringComparison.Ordinal) ? null : Ending(words);
    }

    private static HeadingMeaning? Whole(string words)
    {
        if (Known.TryGetValue(words, out var meaning))
        {
            return meaning;
        }

        var kept = string.Join(' ', words.Split(' ').SkipWhile(Modifiers.Contains));
        return kept.Length > 0 && Known.TryGetValue(kept, out meaning) ? meaning : null;
    }

    // "Hospitality Experience", "Volunteer Fire Service Experience": the last words say what it is.
    private static HeadingMeaning? Ending(string words)
    {
        var parts = words.Split(' ');
        if (parts.Length is < 2 or > 5 || !Endings.Contains(parts[^1]))
        {
            return null;
        }

        for (var skip = 1; skip < parts.Length; skip++)
        {
            if (Known.TryGetValue(string.Join(' ', parts[skip..]), out var meaning))
            {
                return meaning with { Exact = false };
            }
        }

        return null;
    }

    private static Dictionary<string, HeadingMeaning> Load()
    {
        var known = new Dictionary<string, HeadingMeaning>(StringComparer.Ordinal);
        foreach (var (head, items) in Lexicon.Tables("headings"))
        {
            var names = head.Split(' ');
            foreach (var item in items)
            {
                known.TryAdd(item, new HeadingMeaning(names[0], names[1], true));
            }
        }

        return known;
    }
}
