using System.Collections.Frozen;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Recognises lines that only name a part of a document ("WORK EXPERIENCE"): nobody wants them as an answer.</summary>
internal static class Headings
{
    // The first row of a table.
    private static readonly FrozenSet<string> Columns =
        "qualification institution institute place date dates year years from to role title company employer degree grade result period level area name item description measure before after what i can do notes"
            .Split(' ').ToFrozenSet();

    public static bool IsHeading(string line)
    {
        var words = Words.TextsIn(line).ToList();
        return words.Count is > 0 and <= 4
            && !line.Any(char.IsDigit) && !line.Contains(',') && !line.TrimEnd().EndsWith('.')
            && (words.All(Columns.Contains) || words.All(word => StopWords.Contains(word) || Stems.Of(word) is var stem && (TopicCues.OfStem(stem).Count > 0 || TopicCues.HintedBy(stem).Count > 0)));
    }

    /// <summary>
    /// True for a line of its own, of a few words without a stop, date or list, that stands above prose ("What went wrong"): it names what comes and says nothing.
    /// </summary>
    public static bool StandsAbove(string text, TextSpan line)
    {
        const int MostWords = 8;
        const int LeastProse = 60;
        var words = line.In(text);
        if (words.Any(c => char.IsDigit(c) || c is ',' or '.' or '!' or '?' or ';' or '•') || Words.TextsIn(words).Count() > MostWords
            || (line.Start > 0 && text[line.Start - 1] != '\n'))
        {
            return false;
        }

        var rest = text.AsSpan(line.End);
        var next = rest.TrimStart();
        var end = next.IndexOf('\n');
        return rest.Length - next.Length > 0 && rest[0] == '\n' && (end < 0 ? next.Length : end) >= LeastProse && char.IsLetter(next[0]);
    }
}
