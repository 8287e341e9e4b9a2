using System.Net;
using System.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>Text that people wrote, as it may stand in a prompt's elements: it can end no element, attribute or line, and begin none.</summary>
internal static class PromptText
{
    /// <summary>On one line, with the signs of markup written as entities; also those that only look like them.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in ProfileText.Line(text))
        {
            _ = sign switch
            {
                '&' => escaped.Append("&amp;"),
                '<' or '\uFF1C' or '\uFE64' => escaped.Append("&lt;"),
                '>' or '\uFF1E' or '\uFE65' => escaped.Append("&gt;"),
                '"' or '\uFF02' => escaped.Append("&quot;"),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }

    /// <summary>What <see cref="Escape"/> made the text of.</summary>
    public static string Unescape(string text) => WebUtility.HtmlDecode(text);

    /// <summary>At most so many characters, cut between words where that leaves most of them, never within a character.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', most);
        var end = space > most / 2 ? space : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end].TrimEnd() + "…";
    }
}
