namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>A bracket speaks of the item before it alone: "Polish (native), German (C1)" makes nobody a native speaker of German.</summary>
internal static class Brackets
{
    public static string? Objection(Claim claim, int start, int end, SourceLine line)
    {
        // A mark speaks of all items that follow it, wherever the claim is cut.
        var marks = Enumerable.Range(0, claim.Terms.Count).Where(index => claim.Terms[index].Kind == Facts.TermKind.Word && Stands(claim, index, line, at => line.Depths[at] > 0) && !Stands(claim, index, line, at => line.Depths[at] == 0)).ToList();
        if (marks.Count == 0 || !line.IsList)
        {
            return null;
        }

        for (var index = start; index < end; index++)
        {
            if (!claim.IsName(index) || marks.Contains(index))
            {
                continue;
            }

            foreach (var at in Enumerable.Range(0, line.Terms.Count).Where(at => line.Depths[at] == 0 && line.Roles[at] == WordRole.Content && line.Holds(at, claim.Terms[index], name: true)))
            {
                var mark = Nearest(claim, marks, index, 0, claim.Terms.Count);
                var (first, last) = Bracket(line, at);
                if (!(first == last && EndsWithMark(claim, mark)) && !Enumerable.Range(first, last - first).Any(inside => line.Holds(inside, claim.Terms[mark], claim.IsName(mark))))
                {
                    return $"the documents do not say “{claim.Terms[mark].Text}” of “{claim.Terms[index].Text}”";
                }
            }
        }

        return null;
    }

    private static bool Stands(Claim claim, int index, SourceLine line, Func<int, bool> where) =>
        claim.Required[index] && Enumerable.Range(0, line.Terms.Count).Any(at => where(at) && line.Holds(at, claim.Terms[index], claim.IsName(index)));

    // Of the same stretch between signs and "and"; else the one before; else the one after.
    private static int Nearest(Claim claim, List<int> marks, int index, int start, int end)
    {
        var (first, last) = (index, index);
        while (first > start && !Cuts(claim, first))
        {
            first--;
        }

        while (last + 1 < end && !Cuts(claim, last + 1))
        {
            last++;
        }

        var own = marks.FindIndex(mark => mark >= first && mark <= last);
        if (own >= 0)
        {
            return marks[own];
        }

        // "Spanish and English fluently"
        var shared = last + 1 < end && claim.Terms[last + 1].Text is "and" or "or"
            ? marks.FindIndex(mark => mark > last + 1 && claim.Terms[mark].Text.EndsWith("ly", StringComparison.Ordinal) && !Enumerable.Range(last + 2, mark - last - 1).Any(at => Cuts(claim, at))) : -1;
        if (shared >= 0)
        {
            return marks[shared];
        }

        // "French (native)"
        var bracketed = marks.FindIndex(mark => mark == last + 1 && claim.Text[..claim.Terms[mark].Span.Start].TrimEnd().EndsWith('('));
        return bracketed >= 0 ? marks[bracketed] : marks.FindLastIndex(mark => mark < index) is >= 0 and var before ? marks[before] : marks[0];
    }

    // "a diploma with distinction"
    private static bool EndsWithMark(Claim claim, int mark) => mark > 0 && claim.Terms[mark - 1].Text is "with";

    private static bool Cuts(Claim claim, int index) =>
        claim.Terms[index].Text is "and" or "or" || claim.Text.AsSpan(claim.Terms[index - 1].Span.End, Math.Max(0, claim.Terms[index].Span.Start - claim.Terms[index - 1].Span.End)).IndexOfAny(",;(".AsSpan()) >= 0;

    // The words of the bracket after an item, which several items before it may share: "Urdu and Telugu (native)".
    private static (int First, int Last) Bracket(SourceLine line, int at)
    {
        var next = at + 1;
        while (next < line.Terms.Count && line.Depths[next] == 0 && line.Partings[next] == Parting.None)
        {
            next++;
        }

        var last = next;
        while (last < line.Terms.Count && line.Depths[next] > 0 && line.Depths[last] == line.Depths[next])
        {
            last++;
        }

        return (next, last);
    }
}
