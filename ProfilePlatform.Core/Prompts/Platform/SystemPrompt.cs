using System.Globalization;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Prompts.Platform;

/// <summary>
/// What the platform tells a model for one purpose: words that an administrator can change, and after them words that nobody can, because the code
/// that reads the answer, and what is promised to visitors, rest on them.
/// </summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Default">The words as they come with the platform.</param>
/// <param name="Locked">What is always said after them.</param>
/// <param name="Longest">Most UTF-16 code units of the words.</param>
/// <param name="Fills">What is put in for each <c>{{placeholder}}</c>; the words must hold each of them.</param>
public sealed partial record SystemPrompt(string Name, string Default, string Locked, int Longest, IReadOnlyDictionary<string, string> Fills)
{
    /// <summary>All of them, in the order of a document's and a question's way.</summary>
    public static IReadOnlyList<SystemPrompt> All { get; } = [SplitWords.Prompt, IntentWords.Prompt, AnswerWords.Prompt, FollowUpWords.Prompt];

    /// <summary>What is wrong with <paramref name="words"/>; null where nothing is. Empty words stand for the default.</summary>
    public string? Refuses(string words)
    {
        if (words.Length > Longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Must not be longer than {Longest:N0} characters.");
        }

        var used = Placeholder().Matches(words).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return words.Length == 0 ? null
            : Fills.Keys.FirstOrDefault(name => !used.Contains(name)) is { } missing ? $"Must hold the placeholder {{{{{missing}}}}}."
            : used.Any(name => !Fills.ContainsKey(name)) ? Unknown()
            : null;
    }

    /// <summary>The words with their placeholders filled.</summary>
    public string Fill(string words) => Fills.Aggregate(words, (text, fill) => text.Replace("{{" + fill.Key + "}}", fill.Value, StringComparison.Ordinal));

    /// <summary>All that is said: the words, filled, and what is locked.</summary>
    public string Compose(string words) => $"{Fill(words)}\n\n{Locked}";

    private string Unknown() => Fills.Count == 0
        ? "Must hold no {{placeholder}}: there is none for this prompt."
        : $"May hold no other placeholder than {string.Join(", ", Fills.Keys.Select(name => "{{" + name + "}}"))}.";

    [GeneratedRegex(@"\{\{\s*(.*?)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
