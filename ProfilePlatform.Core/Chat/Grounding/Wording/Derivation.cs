using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Bounds what the search for one sentence may cost, whatever it and the passages are made of.</summary>
internal sealed class Effort
{
    private const int Most = 6_000;
    private int spent;

    /// <summary>Takes one more step; true where there are none left.</summary>
    public bool IsSpent() => ++spent > Most;
}

/// <summary>
/// Whether a part of a claim can be made from one line of a passage by leaving out and moving only what may be left out or moved. The words of a phrase keep their order and their
/// neighbours; between them only whole phrases that hang on something else may be left out; phrases with a preposition and the items of a list may change places.
/// </summary>
internal sealed class Derivation(Claim claim, EvidenceUnit unit, SourceLine line, HashSet<string> names, Effort effort)
{
    private readonly HashSet<(int Word, int At, bool Framed)> failed = [];
    private readonly Phrases phrases = line.Phrases;
    private readonly Steps steps = new(line);
    private readonly Openings openings = new(claim, unit, line, names);
    private List<ClaimWord> words = [];
    private int[] used = [];
    private bool person;
    private bool writes;
    private int farthest;
    private string? limit;

    /// <summary>Null where the line holds the claim's words from <paramref name="start"/> to <paramref name="end"/> put together in this way; else the first word that is out of place.</summary>
    public string? Objection(int start, int end)
    {
        if (IsVerbatim(start, end) || (names.Contains(claim.Terms[start].Text) && IsVerbatim(start + 1, end)))
        {
            return null;
        }

        var says = unit.Entry.IsLetter ? claim.Terms.FindIndex(start, end - start, term => Voices.IsSaying(term.Text)) : -1;
        if (says >= 0 && claim.Terms.GetRange(start, says - start).TrueForAll(term => term.Kind == TermKind.Word && (unit.Entry.Header.HasWord(term.Text) || Vocabulary.IsFunction(term.Text)))
            && IsVerbatim(says + 1 < end && claim.Terms[says + 1].Text is "that" ? says + 2 : says + 1, end))
        {
            return null;
        }

        var given = ClaimWords.Of(claim, start, end, names);
        (writes, given) = Spoken(given);
        return Try(given, start) || (Quoted(given) is { } quoted && Try(quoted, start)) || (ClaimWords.Unfronted(given) is { } turned && Try(turned, start)) || (Passives.Active(claim, given) is { } active && Try(active, start)) ? null
            : limit ?? $"the documents do not put it together so (“{claim.Text[claim.Terms[farthest].Span.Start..claim.Terms[farthest].Span.End]}”)";
    }

    /// <summary>How far into the claim its words were found in place.</summary>
    public int Farthest => farthest;

    private bool IsVerbatim(int start, int end)
    {
        for (var at = 0; end - start > 2 && at + end - start <= line.Terms.Count; at++)
        {
            // In a language that no list knows, another word may stand for the person.
            var begins = line.Partings[at] == Parting.Stop || (at > 0 && line.Partings[at - 1] == Parting.Stop && start > 0 && names.Contains(claim.Terms[start - 1].Text) && line.Terms[at - 1].Text.Length < 5);
            if (begins && Enumerable.Range(0, end - start).All(index => claim.Terms[start + index].Text == line.Terms[at + index].Text) && phrases.EndsPhrase(at + end - start - 1))
            {
                return true;
            }
        }

        return false;
    }

    // "Rui Tavares says that she …", "according to Rui Tavares, she …", "Rui Tavares recommends her": whose words they are stands on the letter.
    private (bool Writes, List<ClaimWord> Said) Spoken(List<ClaimWord> given)
    {
        if (!unit.Entry.IsLetter || given.Count == 0 || (given[0].Link.Person && !Voices.IsSaying(claim.Terms[given[0].Index].Text)))
        {
            return (false, given);
        }

        var said = given.FindIndex(word => !(Coverage.Holds(unit.Entry.Header, claim.Terms[word.Index], claim.IsName(word.Index))) && (word.IsRequired || !Voices.IsSaying(claim.Terms[word.Index].Text)) || (word.Link.Person && word.Index > 0));
        if (said <= 0)
        {
            return (false, given);
        }

        // "describes her as generous"
        var described = given[said].Index >= 2 && claim.Terms[given[said].Index - 1].Text is "as" && (claim.Terms[given[said].Index - 2].Text is "her" or "him" || names.Contains(claim.Terms[given[said].Index - 2].Text));
        var reported = Enumerable.Range(0, said).Any(word => Voices.IsSaying(claim.Terms[given[word].Index].Text));
        return (!reported, [given[said] with { Link = given[said].Link with { Preposition = null, Joins = false, Marks = false, Person = given[said].Link.Person || described } }, .. given.Skip(said + 1)]);
    }

    // "Rui Tavares says that she listened" of "“Elena listened,” says Rui Tavares".
    private List<ClaimWord>? Quoted(List<ClaimWord> given)
    {
        var says = given.FindIndex(word => Voices.IsSaying(claim.Terms[word.Index].Text));
        return says <= 0 || says + 1 >= given.Count || given[0].Link.Person || !given[says + 1].Link.Person || !Enumerable.Range(0, line.Terms.Count).Any(at => Voices.IsSaying(line.Terms[at].Text) && line.Partings[at] == Parting.Comma)
            ? null
            : [.. given.Skip(says + 1).Select((word, at) => at == 0 ? word with { Link = new Link { Person = true } } : word), given[says] with { Link = new Link { Joins = true } }, .. given.Take(says)];
    }

    private bool Try(List<ClaimWord> given, int start)
    {
        (words, used) = (given, new int[given.Count]);
        Array.Fill(used, -1);
        failed.Clear();
        person = given.Count > 0 && (given[0].Link.Person || (start > 0 && claim.SubjectIsPerson) || claim.Terms[0] is { Capital: true } && given[0].Index == 0 && WordRoles.IsVerb(claim.Terms[0]));
        return Place(0, -1, given.Count > 0 ? given[0].Link : default);
    }

    private bool Place(int word, int at, Link link)
    {
        if (word == words.Count)
        {
            // What stands in the header alone rests on the header itself.
            return at >= 0 && phrases.EndsPhrase(at) && (limit = Limits.Objection(claim, line, used)) is null;
        }

        farthest = Math.Max(farthest, words[word].Index);
        if (effort.IsSpent() || failed.Contains((word, at, !string.IsNullOrEmpty(link.Frame))))
        {
            return false;
        }

        var (index, term) = (words[word].Index, claim.Terms[words[word].Index]);
        var name = claim.IsName(index);
        for (var to = 0; to < line.Terms.Count; to++)
        {
            if ((line.Roles[to] is WordRole.Content || line.Terms[to].Text == term.Text) && line.Holds(to, term, name) && Array.IndexOf(used, to) < 0 && Lands(word, at, to, link))
            {
                used[word] = to;
                if (Place(word + 1, to, Next(word)))
                {
                    return true;
                }

                used[word] = -1;
            }
        }

        if ((InHeader(word, link, term, name) || !words[word].IsRequired || unit.Entry.Heading.HasStem(term.Stem) || Frames.Names(term.Text, unit)) && MayPass(word, at, link, term, name))
        {
            var header = InHeader(word, link, term, name);
            var next = Next(word);
            if (Place(word + 1, at, header ? (at < 0 ? next.After(link with { Preposition = null }, "") : next) : next.After(link, term.Text)))
            {
                return true;
            }
        }

        failed.Add((word, at, !string.IsNullOrEmpty(link.Frame)));
        return false;
    }

    private Link Next(int word) => word + 1 < words.Count ? words[word + 1].Link : default;

    // Employer, place, title and dates come from the entry's header, each with what says so.
    private bool InHeader(int word, Link link, Term term, bool name)
    {
        if (!(Coverage.Holds(unit.Entry.Header, term, name) || Durations.Follows(claim, words[word].Index, unit) || (words[word].Index > 0 && Durations.Follows(claim, words[word].Index - 1, unit))))
        {
            return false;
        }

        return link.Preposition is "at" or "in" or "as" or "for" or "from" or "until" or "till" or "since" or "during" or "between" or "to" or "within" or "of" or "before" or "after"
            || (word > 0 && used[word - 1] < 0 && link.Preposition is null) || (link.Is && used.AsSpan(0, word).IndexOfAnyExcept(-1) < 0);
    }

    // A deed after "and" or "to" is no scaffolding.
    private bool MayPass(int word, int at, Link link, Term term, bool name) =>
        InHeader(word, link, term, name) || at < 0 || !(WordRoles.IsVerb(term) && ((link.Joins && !link.Marks) || link.Preposition is "to"));

    private bool Lands(int word, int at, int to, Link link)
    {
        var clause = OwnClause(word);
        if (clause >= 0 && !link.Person && (line.Acts[to] || phrases.IsOtherDeed(clause, to)))
        {
            // What a deed made does nothing that the person does.
            return false;
        }

        if (IsSame(word, at, to))
        {
            return true;
        }

        if (at >= 0)
        {
            return Goes(clause, at, to, link, claim.Terms[words[word].Index].Kind == TermKind.Date) && !(words[word].Link.Person && !line.Acts[to] && !phrases.IsNamed(to));
        }

        return openings.Allows(words[word].Index, to, link, person, writes);
    }

    // The marker of its own clause, where the claim speaks of what a deed made.
    private int OwnClause(int word)
    {
        var first = used.AsSpan(0, word).IndexOfAnyExcept(-1);
        return person || first < 0 || phrases.OpensThing(used[first]) ? -1 : phrases.OwnClause(used[first]);
    }

    private bool Goes(int clause, int at, int to, Link link, bool isDate) =>
        clause >= 0 && at < clause && to > clause
            ? at == clause - 1 && link is { Preposition: null, Person: false, Joins: false } && phrases.IsClauseDeed(clause, to)
            : steps.Allows(at, to, link, isDate, unit.Entry.IsRow);

    // Word for word, from the beginning of a clause or from the word before.
    private bool IsSame(int word, int at, int to)
    {
        var (before, from) = (words[word].Index - 1, to - 1);
        var last = Array.FindLastIndex(used, word == 0 ? 0 : word - 1, position => position >= 0) is >= 0 and var found ? words[found].Index : -1;
        if (at < 0 && last >= 0)
        {
            return false;
        }

        while (before > last && from > at && (at >= 0 || from >= line.Clauses[to]) && claim.Terms[before].Text == line.Terms[from].Text)
        {
            (before, from) = (before - 1, from - 1);
        }

        return before == last && (at >= 0 ? from == at : from < line.Clauses[to]);
    }
}
