namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Where phrases and items of a line begin and end, and what stands between two of its words.</summary>
internal sealed class Phrases(SourceLine line)
{
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

    /// <summary>The marker behind the object of a deed that has a clause of its own, for the first words of that object: "that" of "built a platform that handles …"; else -1.</summary>
    public int OwnClause(int at)
    {
        var begin = Modified(at, -1);
        if (begin == 0 || !line.Acts[begin - 1] || line.Acts[at] || line.Partings[begin] != Parting.None)
        {
            return -1;
        }

        var marker = at + 1;
        while (marker < line.Terms.Count && line.Roles[marker] == WordRole.Content && line.Partings[marker] == Parting.None)
        {
            marker++;
        }

        if (marker + 1 >= line.Terms.Count || line.Terms[marker].Text is not ("that" or "which") || line.Partings[marker] == Parting.Stop)
        {
            return -1;
        }

        // In "the platform that Anna runs" the platform does nothing.
        return ClauseDeed(marker) is var deed && deed < line.Terms.Count && WordRoles.IsVerb(line.Terms[deed]) ? marker : -1;
    }

    /// <summary>True for the verb of the clause that a marker begins, and adverbs before it.</summary>
    public bool IsClauseDeed(int marker, int at) => at > marker && at <= ClauseDeed(marker) && line.Roles[at] == WordRole.Content;

    /// <summary>True for a verb after "and" in another tense than that of the clause that a marker begins: it goes on from before the marker.</summary>
    public bool IsOtherDeed(int marker, int at) =>
        at > marker + 1 && line.Roles[at - 1] == WordRole.Coordinator && WordRoles.IsVerb(line.Terms[at]) && ClauseDeed(marker) is var deed && deed < line.Terms.Count && line.IsPast(at) != line.IsPast(deed);

    private int ClauseDeed(int marker)
    {
        var deed = marker + 1;
        while (deed < line.Terms.Count && line.Partings[deed] == Parting.None && (line.Roles[deed] == WordRole.Free || WordRoles.IsAdverb(line.Terms[deed])))
        {
            deed++;
        }

        return deed < line.Terms.Count && line.Partings[deed] == Parting.None && line.Roles[deed] == WordRole.Content ? deed : line.Terms.Count;
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

    /// <summary>What "it" or "they" do.</summary>
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

    /// <summary>A verb behind its subject or "and".</summary>
    public bool IsDeed(int at) =>
        line.Acts[at] || (WordRoles.IsVerb(line.Terms[at]) && line.IsPast(at) && line.Roles[at - 1] is WordRole.Content or WordRole.Coordinator or WordRole.Pronoun);

    /// <summary>True where a clause inside the clause begins between two words.</summary>
    public bool HasMarker(int from, int to)
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

    /// <summary>Items of a list: no preposition, no clause, no deed.</summary>
    public bool IsItems(int first, int end)
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

    /// <summary>Verbs, prepositions and numbers govern a noun with its modifiers.</summary>
    public bool Governs(int at) => line.Acts[at] || line.Terms[at].Kind == Facts.TermKind.Number || WordRoles.IsVerb(line.Terms[at]);

    /// <summary>The preposition that governs a word; -1 for none.</summary>
    public int Preposition(int to)
    {
        var at = Modified(to, -1) - 1;
        return at >= 0 && line.Roles[at] == WordRole.Preposition ? at : -1;
    }

    /// <summary>Where a phrase begins that ends with this word: articles and modifiers before it.</summary>
    public int Modified(int to, int from)
    {
        var at = to;
        while (at - 1 > from && line.Partings[at] == Parting.None && line.Roles[at - 1] is WordRole.Free or WordRole.Content && !line.Acts[at - 1])
        {
            at--;
        }

        return at;
    }

    /// <summary>True where only articles and the like stand between two words.</summary>
    public bool IsFree(int from, int to) => Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).All(index => line.Roles[index] == WordRole.Free);

    /// <summary>True where no phrase goes on with this word.</summary>
    public bool IsBorder(int at) => line.Partings[at] != Parting.None || line.Roles[at] != WordRole.Content || WordRoles.IsAdverb(line.Terms[at]);

    /// <summary>The strongest sign between two words.</summary>
    public Parting Crossing(int from, int to)
    {
        var found = Parting.None;
        for (var index = from + 1; index <= to; index++)
        {
            found = line.Partings[index] > found ? line.Partings[index] : found;
        }

        return found;
    }
}
