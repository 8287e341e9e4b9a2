namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Which word of a line may follow which in a claim, and what may be left out between them.</summary>
internal sealed class Steps(SourceLine line)
{
    /// <summary>True where a claim may go on from one word of the line to another.</summary>
    public bool Allows(int from, int to, Link link, bool isDate, bool isRow) =>
        (line.IsList && BetweenItems(from, to, link, isDate)) || (isRow && IsValue(from, to)) || IsOfBracket(from, to) || (to > from ? Forward(from, to, link, isDate) : Inverted(from, to, link) || Moved(from, to, link, isDate));

    /// <summary>True where no noun that the claim leaves out ends the phrase that this word stands in.</summary>
    public bool EndsPhrase(int at) => at + 1 >= line.Terms.Count || IsBorder(at + 1) || WordRoles.IsIn("suffix", line.Terms[at + 1].Text) || WordRoles.IsAdverb(line.Terms[at + 1]) || (line.Acts[at] && WordRoles.IsAdverb(line.Terms[at]));

    /// <summary>True for the first words of what a clause is about, modifiers aside.</summary>
    public bool OpensThing(int at)
    {
        for (var index = at; index >= 0 && line.Clauses[index] == line.Clauses[at]; index--)
        {
            if (line.Things[index])
            {
                return index == at || !line.Acts[index];
            }

            if (index < at && (line.Roles[index] is not (WordRole.Content or WordRole.Free)) || (index <= at && index > 0 && line.Partings[index] != Parting.None))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True for the first words of an item, modifiers aside.</summary>
    public bool OpensItem(int at)
    {
        while (!line.BeginsItem(at))
        {
            if (line.Roles[at - 1] is not (WordRole.Content or WordRole.Free))
            {
                return false;
            }

            at--;
        }

        return true;
    }

    /// <summary>"a surgeon with eleven years in practice": has them.</summary>
    public bool HasWith(int at)
    {
        while (at > 0 && line.Roles[at - 1] == WordRole.Free)
        {
            at--;
        }

        return at > 0 && line.Terms[at - 1].Text is "with" && !line.Acts[line.Clauses[at]];
    }

    public bool FollowsPronoun(int at)
    {
        while (at > 0 && line.Roles[at - 1] == WordRole.Free)
        {
            at--;
        }

        return at > 0 && line.Terms[at - 1].Text is "it" or "they" or "this" or "these";
    }

    /// <summary>A noun after the person's name or "her", as in "says she is".</summary>
    public bool IsNamed(int at) => at > 0 && line.Roles[at - 1] == WordRole.Free && at > 1 && line.IsPerson(at - 2);

    /// <summary>"I recommend her": what the writer does.</summary>
    public bool FollowsWriter(int at)
    {
        while (at > 0 && line.Roles[at - 1] == WordRole.Free)
        {
            at--;
        }

        return at > 0 && line.Terms[at - 1].Text is "i";
    }

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
        var crossing = Crossing(from, to);
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
            return (link.Joins && !link.Marks && link.Preposition is null or "with" && EndsPhrase(from) && (link.Person ? line.Acts[to] : OpensThing(to) && !line.Acts[to]))
                || (link.Person && line.Acts[to] && EndsPhrase(from)) || (link is { Other: true, Joins: true } && FollowsPronoun(to))
                || (to == from + 1 && Frames.IsHaving(link.Frame) && !line.Acts[to]);
        }

        if (link.Person)
        {
            return line.Acts[to] && EndsPhrase(from);
        }

        var head = Preposition(to);
        if (head > from)
        {
            return link.Preposition is { } claimed
                ? (WordRoles.AreAlike(claimed, line.Terms[head].Text) || (!string.IsNullOrWhiteSpace(link.Frame) && line.Terms[head].Text is "of" or "in" or "with")) && MayGo(from, head, link)
                : (link.Joins && head > from + 1 && line.Roles[head - 1] == WordRole.Coordinator && IsFree(from, head - 1)) || (line.Terms[head].Text is "of" && WordRoles.IsIn("measure", line.Terms[head - 1].Text) && IsFree(from, head - 1)) || (head == from + 1 && (line.Terms[head].Text is "to" || (line.Terms[head].Text is "of" && (line.Things[from] || WordRoles.IsDoer(line.Terms[from].Text))))) || ((link.Joins || link.Marks) && line.Terms[head].Text is "to" or "of" && IsFree(from, head));
        }

        var begin = Modified(to, from);
        if (begin <= from + 1)
        {
            // Nothing but modifiers between them.
            if (link.Preposition is not null)
            {
                return (crossing != Parting.None || isDate || (link.Preposition is "in" or "of" && line.Terms[from].Unit == "%") || (link.Preposition is "per" && line.Terms[from + 1].Text is "a" or "each" or "every")) && IsFree(from, to);
            }

            return IsFree(from, to) ? crossing == Parting.None || link.Joins || link.Marks || link.Is : crossing == Parting.None && Governs(from) && !Enumerable.Range(from + 1, to - from - 1).Any(index => WordRoles.IsVerb(line.Terms[index]) && line.IsPast(index));
        }

        var before = begin - 1;
        if (line.Roles[before] == WordRole.Coordinator || line.Partings[begin] != Parting.None)
        {
            var listed = link.Preposition is { } wanted
                ? Enumerable.Range(from + 1, begin - from - 1).Any(index => line.Roles[index] == WordRole.Preposition && !HasMarker(index - 1, index + 1) && WordRoles.AreAlike(wanted, line.Terms[index].Text) && MayGo(from, index, link) && IsItems(index + 1, begin))
                : (link.Joins || link.Marks || Governs(from)) && IsItems(from + 1, begin) && (!link.Joins || EndsPhrase(from) || IsItems(from + 1, begin));
            return listed && !(line.Acts[to] && !link.Joins);
        }

        // "which opened", "engineers that run"
        return link.Marks && line.Roles[before] is WordRole.Marker && MayGo(from, before, link) && EndsPhrase(from);
    }

    // "the use of antibiotics" for "antibiotic use", "the tree of an app" for "an app's tree".
    private bool Inverted(int from, int to, Link link) =>
        link.Preposition is "of" or "for" or "in" or "from" && Crossing(to, from) == Parting.None && IsFree(to, from) && Governed(to);

    private bool Governed(int to) => to == 0 || line.Roles[to - 1] != WordRole.Content || WordRoles.IsVerb(line.Terms[to - 1]) || line.Acts[to - 1];

    private bool Moved(int from, int to, Link link, bool isDate)
    {
        if (link.Person)
        {
            return line.Acts[to] && EndsPhrase(from) && (line.Clauses[to] == line.Clauses[from] || link.Joins);
        }

        if (!EndsPhrase(from) || line.Clauses[to] != line.Clauses[from] || HasMarker(line.Clauses[to], to))
        {
            return false;
        }

        var head = Preposition(to);
        if (link.Preposition is { } claimed && head >= 0)
        {
            return line.Terms[head].Text != "of" && WordRoles.AreAlike(claimed, line.Terms[head].Text) && line.Depths[to] == 0;
        }

        return isDate && link.Preposition is not null && line.Partings[to] != Parting.None
            || (link.Joins && link.Preposition is null && line.BeginsItem(to) && IsItems(to, from) && !line.Acts[to]) || (link.Joins && link.Preposition is null && head >= 0 && IsItems(to, from));
    }

    // Items of a header, row or list stand beside each other.
    private bool BetweenItems(int from, int to, Link link, bool isDate)
    {
        if (!EndsPhrase(from) || line.Depths[to] != 0 || !OpensItem(to) || (line.Clauses[from] == line.Clauses[to] && Crossing(Math.Min(from, to), Math.Max(from, to)) == Parting.None))
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
        if (IsFree(from, head))
        {
            return true;
        }

        return line.Terms[head].Text != "of" && IsBorder(from + 1) && !HasMarker(from, head) && !Enumerable.Range(from + 1, head - from - 1).Any(IsDeed)
            && (line.Partings[from + 1] == Parting.None || link.Joins || line.Depths[from + 1] > 0 || line.Roles[from + 1] == WordRole.Content);
    }

    // A verb behind its subject or "and".
    private bool IsDeed(int at) =>
        line.Acts[at] || (WordRoles.IsVerb(line.Terms[at]) && line.IsPast(at) && line.Roles[at - 1] is WordRole.Content or WordRole.Coordinator or WordRole.Pronoun);

    private bool HasMarker(int from, int to)
    {
        for (var index = from + 1; index < to; index++)
        {
            if (line.Roles[index] is WordRole.Marker or WordRole.Pronoun
                || (line.Terms[index].Text is "to" && WordRoles.IsVerb(line.Terms[index + 1])))
            {
                return true;
            }
        }

        return false;
    }

    // Items of a list: no preposition, no clause, no deed.
    private bool IsItems(int first, int end)
    {
        for (var index = first; index < end; index++)
        {
            if (line.Roles[index] is WordRole.Preposition or WordRole.Marker or WordRole.Pronoun || (IsDeed(index) && index > first))
            {
                return false;
            }
        }

        return true;
    }

    // Verbs, prepositions and numbers govern a noun with its modifiers.
    private bool Governs(int at) => line.Acts[at] || line.Terms[at].Kind == Facts.TermKind.Number || WordRoles.IsVerb(line.Terms[at]);

    private int Preposition(int to)
    {
        var at = Modified(to, -1) - 1;
        return at >= 0 && line.Roles[at] == WordRole.Preposition ? at : -1;
    }

    // Where a phrase begins that ends with this word: articles and modifiers before it.
    private int Modified(int to, int from)
    {
        var at = to;
        while (at - 1 > from && line.Partings[at] == Parting.None && line.Roles[at - 1] is WordRole.Free or WordRole.Content && !line.Acts[at - 1])
        {
            at--;
        }

        return at;
    }

    private bool IsFree(int from, int to) => Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).All(index => line.Roles[index] == WordRole.Free);

    private bool IsBorder(int at) => line.Partings[at] != Parting.None || line.Roles[at] != WordRole.Content || WordRoles.IsAdverb(line.Terms[at]);

    private Parting Crossing(int from, int to)
    {
        var found = Parting.None;
        for (var index = from + 1; index <= to; index++)
        {
            found = line.Partings[index] > found ? line.Partings[index] : found;
        }

        return found;
    }
}
