using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Leads.Questions;

/// <summary>Puts questions together that ask the same in almost the same words.</summary>
internal static class QuestionGroups
{
    /// <summary>Share of common words from which on two questions are one.</summary>
    private const double Alike = 0.6;

    /// <summary>The groups, each led by its first item: the most frequent first, then in the order in which they were first asked.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> items, Func<T, string> question)
    {
        var groups = new List<(string Question, HashSet<string> Words, List<T> Items)>();
        foreach (var item in items)
        {
            var text = question(item);
            var words = WordsOf(text);
            var at = groups.FindIndex(group => Likeness(group.Question, group.Words, text, words) >= Alike);
            if (at < 0)
            {
                groups.Add((text, words, [item]));
            }
            else
            {
                groups[at].Items.Add(item);
            }
        }

        return [.. groups.OrderByDescending(group => group.Items.Count).Select(group => group.Items)];
    }

    /// <summary>How much two questions have in common, 0 to 1; 0 where they are not one.</summary>
    public static double Likeness(string first, string second) =>
        Likeness(first, WordsOf(first), second, WordsOf(second)) is var share && share >= Alike ? share : 0;

    private static HashSet<string> WordsOf(string question) => Stems.In(question).ToHashSet(StringComparer.Ordinal);

    // Of stop words alone nothing can be said but whether they are the same.
    private static double Likeness(string first, HashSet<string> words, string second, HashSet<string> others)
    {
        if (words.Count == 0 || others.Count == 0)
        {
            return string.Equals(Said(first), Said(second), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        var common = words.Count(others.Contains);
        return (double)common / (words.Count + others.Count - common);
    }

    // Without its marks, unless it is nothing but marks.
    private static string Said(string question) => string.Join(' ', Words.TextsIn(question)) is { Length: > 0 } words ? words : question;
}
