using System.Globalization;
using System.Text;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>An answer as plain text for the clipboard, with its sources below.</summary>
internal static class AnswerCopy
{
    /// <summary>The answer, a line that names the person, and one line a source.</summary>
    public static string Of(ShownTurn turn, string name)
    {
        var text = new StringBuilder(turn.Answer.Trim()).Append("\n\n").Append("From ").Append(name).Append("’s documents");
        foreach (var citation in turn.Citations.OrderBy(citation => citation.Marker))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Marker}] {citation.Document}, page {citation.Page}: “{citation.Quote.Trim()}”");
        }

        return text.ToString();
    }
}
