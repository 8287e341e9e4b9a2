using System.Buffers;
using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What each number of a text counts, so that "12 people for 3 years" cannot become "3 people for 12 years".</summary>
internal sealed class CountedThings
{
    private const int Reach = 3;
    private static readonly SearchValues<char> Cuts = SearchValues.Create(".,;:()\n");
    private static readonly HashSet<string> Times = [.. "minute hour day week month year quarter".Split(' ').Select(FactWords.StemOf)];
    private readonly List<(decimal Value, HashSet<string> Things)> _counts = [];

    public CountedThings(List<Term> terms, string text)
    {
        for (var index = 0; index < terms.Count; index++)
        {
            if (terms[index].Kind == TermKind.Number)
            {
                _counts.Add((terms[index].Value, [.. Things(terms, index, text)]));
            }
        }
    }

    /// <summary>
    /// True where the original counts the thing behind the number at <paramref name="index"/> with another number only, or where it is a stretch of time
    /// and the original has that number of something else.
    /// </summary>
    public bool IsMoved(List<Term> terms, int index, string text)
    {
        var things = Things(terms, index, text).ToList();
        var value = terms[index].Value;
        if (things.Count > 0 && Times.Contains(things[0]))
        {
            return !_counts.Exists(count => count.Value == value && count.Things.Contains(things[0]));
        }

        return _counts.Exists(count => count.Value != value && count.Things.Overlaps(things))
            && !_counts.Exists(count => count.Value == value && count.Things.Overlaps(things));
    }

    private static IEnumerable<string> Things(List<Term> terms, int index, string text)
    {
        for (var next = index + 1; next < terms.Count && next <= index + Reach && terms[next].Kind == TermKind.Word && !IsCut(text, terms[next - 1], terms[next]); next++)
        {
            if (!FactWords.IsFunction(terms[next].Text))
            {
                yield return FactWords.StemOf(terms[next].Text);
            }
        }
    }

    // What stands behind a comma or a full stop is not what was counted.
    private static bool IsCut(string text, in Term left, in Term right) =>
        right.Span.Start > left.Span.End && text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).IndexOfAny(Cuts) >= 0;
}
