using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Which word of a line the first word of a claim may rest on: the person's deed, what the line is about, an item of a list.</summary>
internal sealed class Openings(Claim claim, EvidenceUnit unit, SourceLine line, HashSet<string> names)
{
    private readonly Phrases phrases = line.Phrases;

    /// <param name="index">The claim's term.</param>
    /// <param name="to">The word of the line.</param>
    /// <param name="link">What stands before the term.</param>
    /// <param name="person">True where the claim speaks of the person.</param>
    /// <param name="writes">True where it tells what the writer of a letter does.</param>
    public bool Allows(int index, int to, Link link, bool person, bool writes)
    {
        if (writes || (unit.Entry.IsLetter && IsOfPerson(index, to)))
        {
            return phrases.FollowsWriter(to);
        }

        if (line.IsList)
        {
            return OpensItem(to, link, person) && !IsOver(to);
        }

        if (!person)
        {
            return link.Other ? to > 0 && phrases.FollowsPronoun(to) : (phrases.OpensThing(to) && !(line.Acts[to] && !string.IsNullOrWhiteSpace(link.Frame))) || (link.Preposition is null && phrases.OwnClause(to) >= 0) || Frames.Allows(link, unit) && line.BeginsItem(to);
        }

        if (link.Is || Frames.IsBeing(link.Frame))
        {
            return !IsOver(to) && ((phrases.OpensThing(to) && (!line.Acts[to] || Vocabulary.IsTitle(line.Terms[to].Text) || IsAttribute(to) || Passives.IsHonest(line.Terms[to].Text) || claim.Terms[index].Text.EndsWith("ing", StringComparison.Ordinal)))
                || (line.Acts[to] && to > 0 && (line.Terms[to - 1].Text is "is" or "was" or "were" or "been" || Passives.IsHonest(line.Terms[to].Text) || claim.Terms[index].Text.EndsWith("ing", StringComparison.Ordinal))));
        }

        return link.Has && string.IsNullOrWhiteSpace(link.Frame) && (phrases.HasWith(to) || (unit.Chunk.Topic == Topics.Summary && phrases.OpensThing(to) && !line.Acts[to]))
            || (string.IsNullOrWhiteSpace(link.Frame) ? line.Acts[to] && !IsPresent(claim.Terms[index], link, to) : Frames.Allows(link, unit) && line.BeginsItem(to));
    }

    // "He recommends her" of "I recommend her".
    private bool IsOfPerson(int index, int to) =>
        index + 1 < claim.Terms.Count && to + 1 < line.Terms.Count && IsObject(claim.Terms[index + 1].Text) && IsObject(line.Terms[to + 1].Text);

    private bool IsObject(string word) => word is "her" or "him" || names.Contains(word);

    // "a chartered engineer"
    private bool IsAttribute(int at) => line.Terms[at].Text.EndsWith("ed", StringComparison.Ordinal) && at + 1 < line.Terms.Count && line.Roles[at + 1] == WordRole.Content && line.Partings[at + 1] == Parting.None;

    // "runs" of what the line says she ran.
    private bool IsPresent(Term deed, Link link, int at) =>
        link is { Has: false, Is: false } && deed.Text.EndsWith('s') && (line.IsPast(at) || line.Terms[at].Text.EndsWith("ing", StringComparison.Ordinal)) && line.Terms[at].Text is not ("cut" or "set" or "put" or "read");

    // "is" of what has an end.
    private bool IsOver(int at) =>
        claim.Terms.Exists(term => term.Text is "is" or "currently" or "now") && unit.Ranges.Any(range => range is { IsSingle: false, IsCurrent: false } && range.Span.Start >= line.Terms[line.Clauses[at]].Span.Start
            && range.Span.Start <= line.Terms[Array.FindLastIndex(line.Clauses, clause => clause == line.Clauses[at])].Span.End && !claim.Ranges.Any(other => other.Start == range.Start));

    private bool OpensItem(int to, Link link, bool person) =>
        line.Acts[to] && !Vocabulary.IsTitle(line.Terms[to].Text) && !(link.Is && IsAttribute(to)) ? !link.Is || Passives.IsHonest(line.Terms[to].Text)
        : unit.Chunk.Topic == Topics.Education && to > 0 && line.Terms[to - 1].Text is "of" or "in" && link.Frame?.Contains("stud", StringComparison.Ordinal) == true
            || (!(link.Is && person && WordRoles.IsVerb(line.Terms[to]) && line.IsPast(to) && !IsAttribute(to) && !Passives.IsHonest(line.Terms[to].Text)) && phrases.OpensItem(to) && (unit.IsHeader || unit.Entry.IsRow || Frames.Fits(link, unit)));
}
