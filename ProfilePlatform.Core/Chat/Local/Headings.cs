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
}
