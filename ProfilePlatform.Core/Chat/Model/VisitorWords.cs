using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// What this visitor wrote in this conversation. A model may name an address, a person or a wish; only what stands here is believed. What a
/// visitor sent along as the history of another conversation is not among it.
/// </summary>
/// <param name="Message">The message of this turn.</param>
/// <param name="Earlier">Their messages in earlier turns of the known conversation.</param>
internal sealed record VisitorWords(string Message, IReadOnlyList<string> Earlier)
{
    private const int LongestName = 100;
    private const int LongestNotes = 1_000;

    /// <summary>All messages, this turn's first.</summary>
    public IReadOnlyList<string> All { get; } = [Message, .. Earlier.Reverse()];

    /// <summary>The address as the visitor wrote it; null where they did not.</summary>
    public string? Address(string email) =>
        All.SelectMany(EmailFinder.AllIn).FirstOrDefault(found => string.Equals(found, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The name, if its words stand together in one message; else null.</summary>
    public string? Name(string? name)
    {
        var words = Words.TextsIn(name ?? "").ToList();
        var trimmed = name?.Trim() ?? "";
        return words.Count > 0 && trimmed.Length <= LongestName && !trimmed.Contains('@') && All.Any(message => Holds(Words.TextsIn(message).ToList(), words)) ? trimmed : null;
    }

    /// <summary>The notes, if they stand as they are in one message: the visitor's words in another order may say the opposite. Else null.</summary>
    public string? Notes(string? notes)
    {
        var words = notes is { Length: > 0 and <= LongestNotes } ? Words.TextsIn(notes).ToList() : [];
        return words.Count > 0 && All.Any(message => Holds(Words.TextsIn(message).ToList(), words)) ? PromptText.Line(notes!, LongestNotes) : null;
    }

    private static bool Holds(List<string> text, List<string> words) =>
        Enumerable.Range(0, Math.Max(0, text.Count - words.Count + 1)).Any(start => text.Skip(start).Take(words.Count).SequenceEqual(words));
}
