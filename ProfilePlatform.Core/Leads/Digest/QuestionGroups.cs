using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Leads.Digest;

/// <summary>Puts questions together that ask the same in almost the same words.</summary>
internal static class QuestionGroups
{
    /// <summary>Share of common words from which on two questions are one.</summary>
    private const double Alike = 0.6;

    /// <summary>The groups, the most frequent first, then in the order in which they were first asked.</summary>
    public static IReadOnlyList<DigestGroup> Of(IEnumerable<string> questions)
    {
        var groups = new List<(string Question, HashSet<string> Words, int Count)>();
        foreach (var question in questions)
        {
            var words = Stems.In(question).ToHashSet(StringComparer.Ordinal);
            var at = groups.FindIndex(group => IsAlike(group.Question, group.Words, question, words));
            if (at < 0)
            {
                groups.Add((question, words, 1));
            }
            else
            {
                groups[at] = groups[at] with { Count = groups[at].Count + 1 };
            }
        }

        return [.. groups.OrderByDescending(group => group.Count).Select(group => new DigestGroup(group.Question, group.Count))];
    }

    // Of stop words alone nothing can be said but whether they are the same.
    private static bool IsAlike(string first, HashSet<string> words, string second, HashSet<string> others)
    {
        if (words.Count == 0 || others.Count == 0)
        {
            return string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
        }

        var common = words.Count(others.Contains);
        return common >= Alike * (words.Count + others.Count - common);
    }
}
