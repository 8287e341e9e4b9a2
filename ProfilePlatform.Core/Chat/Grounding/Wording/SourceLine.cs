using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>How strongly two words of a line are parted by signs.</summary>
internal enum Parting
{
    None,

    /// <summary>A comma or bracket.</summary>
    Comma,

    /// <summary>A semicolon, colon, dash, line end or full stop.</summary>
    Stop,
}

/// <summary>The build of a unit of a passage: which words begin a statement of the person, of a thing, or an item of a list, and how its words are parted.</summary>
internal sealed class SourceLine
{
    private readonly EvidenceUnit unit;
    private readonly HashSet<string> names;
    private readonly TermIndex[] single;

    public SourceLine(EvidenceUnit unit, HashSet<string> names)
    {
        (this.unit, this.names) = (unit, names);
        (Phrases, Terms) = (new Phrases(this), unit.Body.Terms);
        Roles = [.. Terms.Select((_, index) => WordRoles.Of(Terms, index))];
        Partings = [.. Terms.Select((_, index) => index == 0 ? Parting.Stop : Part(index))];
        Clauses = new int[Terms.Count];
        (Acts, Things, Depths) = (new bool[Terms.Count], new bool[Terms.Count], new int[Terms.Count]);
        single = [.. Terms.Select(term => new TermIndex([term]))];
        IsList = unit.IsHeader || unit.Entry.IsRow || unit.Chunk.Topic is Topics.Skills or Topics.Contact or Topics.Education or Topics.Awards;
        ReadDepths();
        for (var start = 0; start < Terms.Count;)
        {
            var end = start + 1;
            while (end < Terms.Count && Partings[end] != Parting.Stop)
            {
                end++;
            }

            Array.Fill(Clauses, start, start, end - start);
            ReadClause(start, end);
            start = end;
        }
    }

    /// <summary>Its phrases.</summary>
    public Phrases Phrases { get; }

    public List<Term> Terms { get; }

    public WordRole[] Roles { get; }

    /// <summary>How each word is parted from the one before it.</summary>
    public Parting[] Partings { get; }

    /// <summary>For each word, the index of the word that its clause begins with.</summary>
    public int[] Clauses { get; }

    /// <summary>Words that say what the person did or does.</summary>
    public bool[] Acts { get; }

    /// <summary>First words of what a clause is about or names.</summary>
    public bool[] Things { get; }

    /// <summary>The number of the bracket that a word stands in; 0 outside.</summary>
    public int[] Depths { get; }

    /// <summary>A header, row or list: its items stand beside each other, and none governs the next.</summary>
    public bool IsList { get; }

    /// <summary>The lines that name an entry: what limits one of them limits all.</summary>
    public bool IsHeader => unit.IsHeader;

    public bool Holds(int at, Term term, bool name) => Coverage.Holds(single[at], term, name);

    /// <summary>True where an item of a list begins, articles aside.</summary>
    public bool BeginsItem(int at)
    {
        while (at > 0 && Partings[at] == Parting.None && Roles[at - 1] == WordRole.Free)
        {
            at--;
        }

        return at == 0 || Partings[at] != Parting.None || Roles[at - 1] == WordRole.Coordinator;
    }

    public bool IsPerson(int at) => names.Contains(Terms[at].Text) ? !IsOwner(at) : Terms[at].Text is "she" or "he" || (Terms[at].Text is "i" && !unit.Entry.IsLetter);

    private bool IsOwner(int at) => Terms[at].Span.Length > Terms[at].Text.Length + 1;

    private void ReadClause(int start, int end)
    {
        var at = Subject(start, end);
        var person = false;
        if (at < end)
        {
            var bare = at == start || Partings[at] != Parting.None || Roles[at - 1] == WordRole.Coordinator;
            while (at < end && Roles[at] == WordRole.Free)
            {
                (bare, at) = (bare && Terms[at].Text is "did" or "do" or "does" or "has" or "have" or "not" or "never", at + 1);
            }

            if (at < end && Roles[at] == WordRole.Content && !IsPerson(at))
            {
                Things[at] = true;
                Acts[at] = person = bare && WordRoles.IsVerb(Terms[at]) && !(at + 1 < end && IsJoined(at + 1)) && !(IsListOfNames && !IsPast(at));
            }
        }

        var opened = at;
        for (var index = start; index < end; index++)
        {
            if (IsPerson(index))
            {
                opened = Deed(index + 1, end);
                person = opened < end;
                if (person)
                {
                    Acts[opened] = true;
                }
            }
            else if (index > opened && (Roles[index] is WordRole.Marker or WordRole.Pronoun || (Terms[index].Text is "to" && index + 1 < end && WordRoles.IsVerb(Terms[index + 1]))))
            {
                // What follows speaks of something else.
                person = false;
            }
            else if (person && index > opened && Roles[index] == WordRole.Content && WordRoles.IsVerb(Terms[index]) && IsPast(index) == IsPast(opened) && !Terms[index].Text.EndsWith("ing", StringComparison.Ordinal)
                && (Roles[index - 1] == WordRole.Coordinator || (Partings[index] == Parting.Comma && Depths[index] == Depths[opened])))
            {
                Acts[index] = true;
            }
            else if (person && index > opened + 1 && IsMeans(opened, index))
            {
                Acts[index] = true;
            }
        }
    }

    // "by turning the van into a bread round", "while taking stock out": the person does that too.
    private bool IsMeans(int opened, int at)
    {
        if (Terms[at - 1].Text is not ("by" or "while") || Partings[at] != Parting.None || !Terms[at].Text.EndsWith("ing", StringComparison.Ordinal) || !WordRoles.IsVerb(Terms[at]))
        {
            return false;
        }

        // Not of "while competitors lost sales by selling late".
        var deed = at - 1;
        while (deed > opened && !WordRoles.IsVerb(Terms[deed]))
        {
            deed--;
        }

        return Acts[deed];
    }

    // "Supply Chain Executive of the Year": the first word of a prize is no deed unless it is over.
    private bool IsListOfNames => unit.Chunk.Topic is Topics.Awards or Topics.Education;

    // Past "In 2018" and "When the board asked,": where the clause's subject or deed stands.
    private int Subject(int start, int end)
    {
        var at = start;
        while (at < end && Roles[at] == WordRole.Coordinator)
        {
            at++;
        }

        if (at >= end || Roles[at] is not (WordRole.Preposition or WordRole.Marker))
        {
            return at;
        }

        for (var index = at + 1; index < end; index++)
        {
            if (Partings[index] == Parting.Comma)
            {
                return index;
            }
        }

        for (var index = at + 1; index < end; index++)
        {
            if (Roles[index] == WordRole.Pronoun || (index > at + 1 && Roles[index] == WordRole.Free && Roles[index - 1] == WordRole.Content))
            {
                return index;
            }
        }

        return end;
    }

    private int Deed(int at, int end)
    {
        while (at < end && (Roles[at] is WordRole.Free or WordRole.Coordinator || IsPerson(at) || (Roles[at] == WordRole.Content && WordRoles.IsAdverb(Terms[at]))))
        {
            at++;
        }

        return at < end && Roles[at] == WordRole.Content ? at : end;
    }

    /// <summary>"ran", "treated".</summary>
    public bool IsPast(int at) => Terms[at].Text.EndsWith("ed", StringComparison.Ordinal) || ProfilePlatform.Core.Text.IrregularForms.BaseOf(Terms[at].Text) != Terms[at].Text || Terms[at].Text is "cut" or "set" or "put" or "read";

    private bool IsJoined(int at) => Between(at).AsSpan().Trim() is "-" or "\u2011";

    private Parting Part(int at)
    {
        var gap = Between(at);
        if (gap.Contains(" - ", StringComparison.Ordinal) || gap.AsSpan().IndexOfAny(";:\u2013\u2014\u00B7|\t\u2022!?".AsSpan()) >= 0 || (gap.Contains('.', StringComparison.Ordinal) && Terms[at - 1].Text.Length > 1 && gap.Length > 1)
            || (gap.Contains('\n', StringComparison.Ordinal) && (unit.IsHeader || unit.Chunk.Topic is Topics.Skills or Topics.Contact)) || gap.Contains("\n\n", StringComparison.Ordinal))
        {
            return Parting.Stop;
        }

        return gap.AsSpan().IndexOfAny(",()[]\"\u201C\u201D".AsSpan()) >= 0 ? Parting.Comma : Parting.None;
    }

    private void ReadDepths()
    {
        var (depth, brackets) = (0, 0);
        for (var index = 1; index < Terms.Count; index++)
        {
            foreach (var sign in Between(index))
            {
                depth = sign == '(' ? ++brackets : sign == ')' ? 0 : depth;
            }

            Depths[index] = depth;
        }
    }

    private string Between(int at)
    {
        var (from, to) = (unit.Span.Start + Terms[at - 1].Span.End, unit.Span.Start + Terms[at].Span.Start);
        return to > from ? unit.Chunk.Text[from..to] : "";
    }
}
