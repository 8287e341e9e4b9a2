using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Notifications.Wording;

/// <summary>What a notice says, in any form that it takes.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Lines">Sentences of ours; what others wrote in them stands on one line.</param>
/// <param name="Quotes">What others wrote.</param>
/// <param name="LinkLabel">What the link does; empty where there is none.</param>
/// <param name="LinkPath">Where it leads, on this platform: "/owner/anna/conversations/4f1c".</param>
public sealed record NoticeText(string Subject, IReadOnlyList<string> Lines, IReadOnlyList<string> Quotes, string LinkLabel, string LinkPath)
{
    private const int LongestLine = 200;
    private const int LongestQuote = 2_000;

    /// <summary>Somebody's words on one line, without what cannot be seen: they go into subjects, where a line break would begin a header of its own.</summary>
    internal static string Line(string words) => Cut(string.Join(' ', SeenText.Clean(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestLine);

    /// <summary>Somebody's words with their line breaks.</summary>
    internal static string Quote(string words) => Cut(SeenText.Clean(words), LongestQuote);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
