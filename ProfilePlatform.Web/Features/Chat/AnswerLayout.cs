using System.Globalization;
using System.Text.RegularExpressions;

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
        var rest = line[item.Length..];
        var runs = new List<AnswerRun>();
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
        return new AnswerBlock(item.Success, runs);

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
