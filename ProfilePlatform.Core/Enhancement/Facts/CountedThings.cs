using System.Buffers;
using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What each number of a text counts, so that "12 people for 3 years" cannot become "3 people for 12 years".</summary>
internal sealed class CountedThings
{
    private const int Reach = 3;
    private const int Farthest = 6;
    private static readonly SearchValues<char> Cuts = SearchValues.Create(".,;:()\n");
    private static readonly HashSet<string> Times = [.. "minute hour day week month year quarter".Split(' ').Select(FactWords.StemOf)];
    // What stands for people and things of any kind.
    private static readonly HashSet<string> Loose = [.. "people person member man time occasion thing item piece part total additional further different new large small full open active separate individual such".Split(' ').Select(FactWords.StemOf)];
    private readonly List<(decimal Value, HashSet<string> Things)> _counts = [];

    public CountedThings(List<Term> terms, string text)
    {
        for (var index = 0; index < terms.Count; index++)
        {
            if (terms[index].Kind == TermKind.Number)
            {
                var things = Things(terms, index, text).ToHashSet();
                if (things.Count == 0 && Before(terms, index) is { } unit)
                {
                    // "2 weeks on, 4 off"
                    things.Add(unit);
                }

                _counts.Add((terms[index].Value, things));
            }
        }
    }

    /// <summary>True where the original counts things with this number, and none of them could be called <paramref name="word"/>.</summary>
    public bool CountsOther(List<Term> terms, int index, string text, string word)
    {
        var value = terms[index].Value;
        var same = FactWords.SameAs(FactWords.StemOf(word));
        var counts = _counts.FindAll(count => count.Value == value && count.Things.Count > 0);
        return counts.Count > 0 && !counts.Exists(count => count.Things.Overlaps(Things(terms, index, text))) && !counts.Exists(count => count.Things.Overlaps(same) || count.Things.Any(thing => FactWords.IsMadeOf(word, thing) || Loose.Contains(thing)))
            && !Loose.Contains(FactWords.StemOf(word));
    }

    private static string? Before(List<Term> terms, int index)
    {
        var at = terms.FindLastIndex(Math.Max(0, index - 1), Math.Min(index, Farthest), term => term.Kind == TermKind.Number);
        return at >= 0 && at + 1 < index && Times.Contains(FactWords.StemOf(terms[at + 1].Text)) ? FactWords.StemOf(terms[at + 1].Text) : null;
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
        var found = 0;
        for (var next = index + 1; found < Reach && next < terms.Count && next <= index + Farthest && terms[next].Kind == TermKind.Word && !IsCut(text, terms[next - 1], terms[next]); next++)
        {
            if (next == index + 1 && terms[next].Text is "in" or "on" or "at" or "per" or "by" or "with" or "from" or "to" or "for")
            {
                // "up to 60 in a formula": sixty of what is not said.
                yield break;
            }

            if (!FactWords.IsFunction(terms[next].Text))
            {
                found++;
                yield return FactWords.StemOf(terms[next].Text);
            }
        }
    }

    // What stands behind a comma or a full stop is not what was counted.
    private static bool IsCut(string text, in Term left, in Term right) =>
        right.Span.Start > left.Span.End && text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).IndexOfAny(Cuts) >= 0;
}
