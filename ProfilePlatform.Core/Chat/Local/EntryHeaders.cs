using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// An entry of a CV names itself in two to four lines: role, employer, place, dates. Alone each of them is half an answer ("PhD, Marine Ecology"),
/// so that they are quoted as one sentence.
/// </summary>
internal static partial class EntryHeaders
{
    // Longer ones are no header, or two of them.
    private const int MaxLine = 140;
    private const int MaxHeader = 240;

    /// <summary>The sentences of a text in order, the lines of an entry's header joined.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <returns>Spans, and whether each is a header.</returns>
    public static IEnumerable<(TextSpan Span, bool Header)> Join(string text, IReadOnlyList<TextSpan> sentences)
    {
        for (var first = 0; first < sentences.Count;)
        {
            var end = BlockEnd(text, sentences, first);
            foreach (var item in Headers(text, [.. sentences.Skip(first).Take(end - first)]))
            {
                yield return item;
            }

            first = end;
        }
    }

    private static int BlockEnd(string text, IReadOnlyList<TextSpan> sentences, int first)
    {
        var end = first + 1;
        if (!NamesSomething(text, sentences[first]))
        {
            return end;
        }

        while (end < sentences.Count && NamesSomething(text, sentences[end]) && FollowsOn(text, sentences[end - 1], sentences[end]))
        {
            end++;
        }

        return end;
    }

    private static IEnumerable<(TextSpan Span, bool Header)> Headers(string text, List<TextSpan> block)
    {
        var dated = block.ConvertAll(line => Dated().IsMatch(line.In(text)));
        if (!dated.Contains(true))
        {
            return block.Select(line => (line, false));
        }

        // Where the first line holds the dates, they open each entry of the block; otherwise they close it.
        var opens = dated[0];
        var groups = new List<List<int>> { new() { 0 } };
        for (var line = 1; line < block.Count; line++)
        {
            var begins = opens ? dated[line] : dated[line - 1] || (dated.IndexOf(true, 0, line) >= 0 && !dated[line..].Contains(true));
            if (begins && !Labelled().IsMatch(block[line].In(text)))
            {
                groups.Add([]);
            }

            groups[^1].Add(line);
        }

        return groups.SelectMany(group => Joined(block, dated, group));
    }

    private static IEnumerable<(TextSpan Span, bool Header)> Joined(List<TextSpan> block, List<bool> dated, List<int> group)
    {
        var whole = new TextSpan(block[group[0]].Start, block[group[^1]].End);
        return whole.Length <= MaxHeader && group.Any(line => dated[line])
            ? [(whole, true)]
            : group.Select(line => (block[line], dated[line]));
    }

    private static bool NamesSomething(string text, TextSpan span)
    {
        var line = text.AsSpan(span.Start, span.Length);
        var before = text.AsSpan(0, span.Start);
        var alone = before[(before.LastIndexOfAny('\n', '\f') + 1)..].IsWhiteSpace() && !line.Contains('\n');
        var full = line[^1] is '!' or '?' or ';' || (line[^1] == '.' && line.Count(' ') > 3);
        return alone && span.Length <= MaxLine && !full && !char.IsLower(line[0]) && !Headings.IsHeading(span.In(text)) && !(line.Contains(": ", StringComparison.Ordinal) && line.Contains("; ", StringComparison.Ordinal));
    }

    // On the next line, or after one blank line where that holds hardly more than the dates.
    private static bool FollowsOn(string text, TextSpan before, TextSpan line)
    {
        var gap = text.AsSpan(before.End, line.Start - before.End);
        return gap.IsWhiteSpace() && (gap.Count('\n') <= 1 || (gap.Count('\n') == 2 && line.Length <= 40 && Dated().IsMatch(line.In(text)) && !Dated().IsMatch(before.In(text))));
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^\p{L}[\p{L} -]{2,24}:\s")]
    private static partial Regex Labelled();
}
