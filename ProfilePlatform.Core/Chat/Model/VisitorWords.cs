using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// What this visitor wrote in this conversation. A model may name an address, a person or a wish; only what stands here is believed. What a
/// visitor sent along as the history of another conversation is not among it.
/// </summary>
/// <param name="Message">The message of this turn.</param>
/// <param name="Earlier">Their messages in earlier turns of the known conversation.</param>
internal sealed partial record VisitorWords(string Message, IReadOnlyList<string> Earlier)
{
    private const int LongestName = 100;
    private const int MostNames = 6;
    private const int LongestNotes = 1_000;

    /// <summary>All messages, this turn's first.</summary>
    public IReadOnlyList<string> All { get; } = [Message, .. Earlier.Reverse()];

    /// <summary>The address as the visitor wrote it; null where they did not.</summary>
    public string? Address(string email) =>
        All.SelectMany(EmailFinder.AllIn).FirstOrDefault(found => string.Equals(found, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The name, if its words stand together in one message and are written there as a name is, or follow "my name is" and the like; else null.</summary>
    public string? Name(string? name)
    {
        var words = Words.TextsIn(name ?? "").ToList();
        var trimmed = name?.Trim() ?? "";
        return words.Count is > 0 and <= MostNames && trimmed.Length <= LongestName && !trimmed.Contains('@') && !words.TrueForAll(Vocabulary.IsFunction) && All.Any(message => Names(message, words)) ? trimmed : null;
    }

    /// <summary>The notes, if they stand as they are in one message: the visitor's words in another order may say the opposite. Else null.</summary>
    public string? Notes(string? notes)
    {
        var words = notes is { Length: > 0 and <= LongestNotes } ? Words.TextsIn(notes).ToList() : [];
        return words.Count > 0 && All.Any(message => Holds(Words.TextsIn(message).ToList(), words)) ? PromptText.Line(notes!, LongestNotes) : null;
    }

    private static bool Names(string message, List<string> name)
    {
        var words = Words.In(message);
        return Enumerable.Range(0, Math.Max(0, words.Count - name.Count + 1)).Any(start =>
            words.Skip(start).Take(name.Count).Select(word => word.Text).SequenceEqual(name)
            && ((IsCapital(message, words[start]) && IsCapital(message, words[start + name.Count - 1])) || (!name.Exists(Vocabulary.IsFunction) && Introduction().IsMatch(message[..words[start].Span.Start]))));
    }

    // Scripts without letter case write names like other words. Words between may be small: "Tom van der Berg".
    private static bool IsCapital(string message, Word word) => char.IsLetter(message[word.Span.Start]) && !char.IsLower(message[word.Span.Start]);

    private static bool Holds(List<string> text, List<string> words) =>
        Enumerable.Range(0, Math.Max(0, text.Count - words.Count + 1)).Any(start => text.Skip(start).Take(words.Count).SequenceEqual(words));

    [GeneratedRegex(@"\b(?:i['’]?m|i am|my name is|my name['’]s|this is|name:)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Introduction();
}
