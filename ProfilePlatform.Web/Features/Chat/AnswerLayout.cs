using System.Globalization;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>What a stretch of an answer is.</summary>
internal enum RunKind
{
    /// <summary>Words of the answer.</summary>
    Plain,

    /// <summary>Words quoted from a document, quotation marks included.</summary>
    Quoted,

    /// <summary>The number of a citation.</summary>
    Marker,

    /// <summary>A sentence that the documents do not support.</summary>
    Unsupported,
}

/// <summary>A stretch of an answer that is set in one way.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; for a marker, the number.</param>
internal sealed record AnswerRun(RunKind Kind, string Text)
{
    /// <summary>The number of a marker.</summary>
    public int Number => int.Parse(Text, CultureInfo.InvariantCulture);
}

/// <summary>A paragraph or an item of a list.</summary>
internal sealed record AnswerBlock(bool IsItem, IReadOnlyList<AnswerRun> Runs);

/// <summary>Sets an answer's plain text: paragraphs, list items, quoted words, superior numbers. Nothing in it is ever markup.</summary>
internal static partial class AnswerLayout
{
    /// <summary>Reads the answer; a marker at the end that has only half arrived is left out.</summary>
    public static IReadOnlyList<AnswerBlock> Read(string answer) =>
        [.. HalfMarker().Replace(answer, "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Block)];

    /// <summary>The answer's words alone, for copying and reading aloud.</summary>
    public static string WithoutMarkers(string answer) => Marker().Replace(answer, "");

    private static AnswerBlock Block(string line)
    {
        var item = ItemSign().Match(line);
        var runs = new List<AnswerRun>();
        var rest = line[item.Length..];
        while (rest.IndexOf(AnswerMarks.NotInDocuments, StringComparison.Ordinal) is >= 0 and var end)
        {
            var start = StartOfSentence(rest[..end]);
            Words(runs, rest[..start]);
            runs.Add(new(RunKind.Unsupported, rest[start..end].Trim()));
            rest = rest[(end + AnswerMarks.NotInDocuments.Length)..];
        }

        Words(runs, rest);
        return new AnswerBlock(item.Success, runs);
    }

    // The sentence that a mark ends begins after the last citation, or where the sentence before it ends.
    private static int StartOfSentence(string text)
    {
        var cited = Marker().Matches(text) is [.., var last] ? last.Index + last.Length : 0;
        return Sentences.Split(text[cited..]) is [.., var sentence] ? cited + sentence.Start : cited;
    }

    private static void Words(List<AnswerRun> runs, string rest)
    {
        var at = 0;
        foreach (Match match in Token().Matches(rest))
        {
            var isMarker = match.Groups["marker"].Success;
            var before = rest[at..match.Index];
            Add(isMarker ? before.TrimEnd() : before);
            runs.Add(isMarker ? new(RunKind.Marker, match.Groups["marker"].Value) : new(RunKind.Quoted, match.Value));
            at = match.Index + match.Length;
        }

        Add(rest[at..]);

        void Add(string text)
        {
            if (text.Length > 0)
            {
                runs.Add(new(RunKind.Plain, text));
            }
        }
    }

    [GeneratedRegex(@"\[(?<marker>\d{1,3})\]|“[^”]*”?", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s*\[\d{1,3}\]")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\s*\[\d{0,3}$")]
    private static partial Regex HalfMarker();

    [GeneratedRegex(@"^[-•*]\s+")]
    private static partial Regex ItemSign();
}
