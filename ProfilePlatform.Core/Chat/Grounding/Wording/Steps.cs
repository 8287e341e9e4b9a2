namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Which word of a line may follow which in a claim, and what may be left out between them.</summary>
internal sealed class Steps(SourceLine line)
{
    private readonly Phrases phrases = line.Phrases;

    /// <summary>True where a claim may go on from one word of the line to another.</summary>
    public bool Allows(int from, int to, Link link, bool isDate, bool isRow) =>
        (line.IsList && BetweenItems(from, to, link, isDate)) || (isRow && IsValue(from, to)) || IsOfBracket(from, to) || (to > from ? Forward(from, to, link, isDate) : Inverted(from, to, link) || Moved(from, to, link, isDate));

    // "price: 5.60"
    private bool IsValue(int from, int to) => to == from + 1 && line.Partings[to] == Parting.Stop;

    // "German (fluent)", "fluent in German"
    private bool IsOfBracket(int from, int to)
    {
        var (item, mark) = from < to ? (from, to) : (to, from);
        if (line.Depths[mark] == 0 || line.Depths[item] != 0)
        {
            return false;
        }

        var first = mark;
        while (first > 0 && line.Depths[first - 1] == line.Depths[mark])
        {
            first--;
        }

        return first == item + 1;
    }

    private bool Forward(int from, int to, Link link, bool isDate)
    {
        var crossing = phrases.Crossing(from, to);
        if (line.Depths[from] != line.Depths[to] && line.Depths[from] != 0 && line.Depths[to] != 0)
        {
            return false;
        }

        if (line.Roles[to] == WordRole.Marker && crossing != Parting.Stop)
        {
            return MayGo(from, to, link);
        }

        if (crossing == Parting.Stop)
        {
            // A new statement of the line.
            return (link.Joins && !link.Marks && link.Preposition is null or "with" && phrases.EndsPhrase(from) && (link.Person ? line.Acts[to] : phrases.OpensThing(to) && !line.Acts[to]))
                || (link.Person && line.Acts[to] && phrases.EndsPhrase(from)) || (link is { Other: true, Joins: true } && phrases.FollowsPronoun(to))
                || (to == from + 1 && Frames.IsHaving(link.Frame) && !line.Acts[to]);
        }

        if (link.Person)
        {
            return line.Acts[to] && phrases.EndsPhrase(from);
        }

        var head = phrases.Preposition(to);
        if (head > from)
        {
            return link.Preposition is { } claimed
                ? (WordRoles.AreAlike(claimed, line.Terms[head].Text) || (!string.IsNullOrWhiteSpace(link.Frame) && line.Terms[head].Text is "of" or "in" or "with")) && MayGo(from, head, link)
                : (link.Joins && head > from + 1 && line.Roles[head - 1] == WordRole.Coordinator && phrases.IsFree(from, head - 1)) || (line.Terms[head].Text is "of" && WordRoles.IsIn("measure", line.Terms[head - 1].Text) && phrases.IsFree(from, head - 1)) || (head == from + 1 && (line.Terms[head].Text is "to" || (line.Terms[head].Text is "of" && (line.Things[from] || WordRoles.IsDoer(line.Terms[from].Text))))) || ((link.Joins || link.Marks) && line.Terms[head].Text is "to" or "of" && phrases.IsFree(from, head));
        }

        var begin = phrases.Modified(to, from);
        if (begin <= from + 1)
        {
            // Nothing but modifiers between them.
            if (link.Preposition is not null)
            {
                return (crossing != Parting.None || isDate || (link.Preposition is "in" or "of" && line.Terms[from].Unit == "%") || (link.Preposition is "per" && line.Terms[from + 1].Text is "a" or "each" or "every")) && phrases.IsFree(from, to);
            }

            return phrases.IsFree(from, to) ? crossing == Parting.None || link.Joins || link.Marks || link.Is : crossing == Parting.None && phrases.Governs(from) && !Enumerable.Range(from + 1, to - from - 1).Any(index => WordRoles.IsVerb(line.Terms[index]) && line.IsPast(index));
        }

        var before = begin - 1;
        if (line.Roles[before] == WordRole.Coordinator || line.Partings[begin] != Parting.None)
        {
            var listed = link.Preposition is { } wanted
                ? Enumerable.Range(from + 1, begin - from - 1).Any(index => line.Roles[index] == WordRole.Preposition && !phrases.HasMarker(index - 1, index + 1) && WordRoles.AreAlike(wanted, line.Terms[index].Text) && MayGo(from, index, link) && phrases.IsItems(index + 1, begin))
                : (link.Joins || link.Marks || phrases.Governs(from)) && phrases.IsItems(from + 1, begin) && (!link.Joins || phrases.EndsPhrase(from) || phrases.IsItems(from + 1, begin));
            return listed && !(line.Acts[to] && !link.Joins);
        }

        // "which opened", "engineers that run"
        return link.Marks && line.Roles[before] is WordRole.Marker && MayGo(from, before, link) && phrases.EndsPhrase(from);
    }

    // "the use of antibiotics" for "antibiotic use", "the tree of an app" for "an app's tree".
    private bool Inverted(int from, int to, Link link) =>
        link.Preposition is "of" or "for" or "in" or "from" && phrases.Crossing(to, from) == Parting.None && phrases.IsFree(to, from) && Governed(to);

    private bool Governed(int to) => to == 0 || line.Roles[to - 1] != WordRole.Content || WordRoles.IsVerb(line.Terms[to - 1]) || line.Acts[to - 1];

    private bool Moved(int from, int to, Link link, bool isDate)
    {
        if (link.Person)
        {
            return line.Acts[to] && phrases.EndsPhrase(from) && (line.Clauses[to] == line.Clauses[from] || link.Joins);
        }

        if (!phrases.EndsPhrase(from) || line.Clauses[to] != line.Clauses[from] || phrases.HasMarker(line.Clauses[to], to))
        {
            return false;
        }

        var head = phrases.Preposition(to);
        if (link.Preposition is { } claimed && head >= 0)
        {
            return line.Terms[head].Text != "of" && WordRoles.AreAlike(claimed, line.Terms[head].Text) && line.Depths[to] == 0;
        }

        return isDate && link.Preposition is not null && line.Partings[to] != Parting.None
            || (link.Joins && link.Preposition is null && line.BeginsItem(to) && phrases.IsItems(to, from) && !line.Acts[to]) || (link.Joins && link.Preposition is null && head >= 0 && phrases.IsItems(to, from));
    }

    // Items of a header, row or list stand beside each other.
    private bool BetweenItems(int from, int to, Link link, bool isDate)
    {
        if (!phrases.EndsPhrase(from) || line.Depths[to] != 0 || !phrases.OpensItem(to) || (line.Clauses[from] == line.Clauses[to] && phrases.Crossing(Math.Min(from, to), Math.Max(from, to)) == Parting.None))
        {
            return false;
        }

        return to > from ? link.Preposition is not null || link.Joins || link.Is || link.Has || link.Marks || !string.IsNullOrWhiteSpace(link.Frame)
            : isDate || link.Joins || link.Preposition is "at" or "as" or "from" || (link.Preposition is "in" or "for" or "with" && line.Clauses[from] != line.Clauses[to] && !SameTitle(to));
    }

    private bool SameTitle(int to) => line.Clauses[to] == 0 && line.IsList && to > 0;

    // The material between must hang on something else: whole phrases, no clause, no head of a phrase.
    private bool MayGo(int from, int head, Link link)
    {
        if (phrases.IsFree(from, head))
        {
            return true;
        }

        return line.Terms[head].Text != "of" && phrases.IsBorder(from + 1) && !phrases.HasMarker(from, head) && !Enumerable.Range(from + 1, head - from - 1).Any(phrases.IsDeed)
            && (line.Partings[from + 1] == Parting.None || link.Joins || line.Depths[from + 1] > 0 || line.Roles[from + 1] == WordRole.Content);
    }
}
