namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Joins a line to the one before it, and a word that was cut at the line's end.</summary>
internal static class Hyphenation
{
    /// <summary>First parts after which a hyphen at a line's end is more likely the writer's own than the typesetter's.</summary>
    private static readonly HashSet<string> Compounds = new(StringComparer.OrdinalIgnoreCase)
    {
        "self", "multi", "co", "non", "cross", "high", "low", "full", "part", "long", "short", "real", "well", "end", "open", "large", "small",
        "state", "data", "cost", "time", "user", "customer", "client", "award", "year", "month", "week", "day", "first", "second", "third", "two",
        "three", "four", "five", "six", "one", "in", "on", "off", "up", "all", "e", "pre", "post", "semi", "anti", "ex", "mid", "fast", "event",
        "test", "domain", "object", "service", "cloud", "machine", "deep", "team", "hands", "problem", "decision", "best", "peer", "market",
    };

    /// <summary>The two lines as one. <paramref name="known"/> tells whether a hyphenated word stands elsewhere in the document.</summary>
    public static string Join(string before, string after, Func<string, bool> known)
    {
        if (before.Length < 2)
        {
            return before + " " + after;
        }

        if (before[^1] == '\u00AD')
        {
            return before[..^1] + after;
        }

        if (before[^1] is not ('-' or '\u2010') || !char.IsLetter(before[^2]) || after.Length == 0)
        {
            return before + " " + after;
        }

        var head = LastWord(before[..^1]);
        var tail = FirstWord(after);
        var keeps = !char.IsLower(after[0]) || Compounds.Contains(head) || head.Contains('-', StringComparison.Ordinal) || known(head + "-" + tail);
        return keeps ? before[..^1] + "-" + after : before[..^1] + after;
    }

    private static string LastWord(string text) => text[(text.LastIndexOfAny([' ', '\t', '(', '/']) + 1)..];

    private static string FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[..end];
    }
}
