using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A number belongs to what it counts: "five engineers and two designers" does not support "two engineers".</summary>
internal static class NumberBinding
{
    // A number and what it counts: "five very careful field agronomists".
    private const int Reach = 3;

    private static readonly string[] Up = ["rise", "rose", "risen", "rises", "raise", "raised", "raises", "raising", "increase", "increased", "increases", "increasing", "grow", "grew", "grown", "growing", "climbed", "doubled", "up"];
    private static readonly string[] Down = ["fall", "fell", "fallen", "falls", "falling", "drop", "dropped", "dropping", "reduce", "reduced", "reducing", "decrease", "decreased", "cut", "cutting", "lower", "lowered", "shrank", "declined", "down"];

    /// <summary>"rose", "fell".</summary>
    public static bool IsChange(string word) => Up.Contains(word) || Down.Contains(word);

    public static string? Objection(Claim claim, int start, int end, EvidenceUnit unit)
    {
        for (var index = start; index < end; index++)
        {
            if (claim.Terms[index].Kind is TermKind.Date && IsOneTooMany(claim, start, index, unit))
            {
                return $"{claim.Terms[index].Text} is said twice";
            }

            // "one" is a word, but not where the passage counts the same: "one engineer" of five.
            if (claim.Terms[index] is { Kind: TermKind.Word, Text: "one" } && index + 1 < end && claim.Terms[index + 1].Text is not "of"
                && Counted(claim, index, end) is { } alone && Owners(unit.Body.Terms, unit, alone) is { Count: > 0 } others && !others.Exists(owner => owner.Value == 1))
            {
                return $"the number one is not that of “{alone.Text}”";
            }

            if (claim.Terms[index].Kind != TermKind.Number)
            {
                continue;
            }

            if (IsOneTooMany(claim, start, index, unit) || IsOtherVersion(claim, index, unit))
            {
                return $"the number {claim.Terms[index].Text} stands for something else in the documents";
            }

            if (Counted(claim, index, end) is { } counted && Owners(unit.Body.Terms, unit, counted) is { Count: > 0 } owners
                && !owners.Exists(owner => claim.Terms[index].IsStatedBy(owner)))
            {
                return $"the number {claim.Terms[index].Text} is not that of “{counted.Text}”";
            }

            if (Change(claim, start, index, end, unit) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    // "from 2 h 40 min to 40 min" takes one 40 for two.
    private static bool IsOneTooMany(Claim claim, int start, int number, EvidenceUnit unit)
    {
        var term = claim.Terms[number];
        var claimed = claim.Terms.GetRange(start, number + 1 - start).Count(other => other.Kind == term.Kind && term.IsStatedBy(other));
        return claimed > 1 && claimed > unit.Body.Facts.Count(fact => term.IsStatedBy(fact)) + unit.Entry.Header.Facts.Count(fact => term.IsStatedBy(fact));
    }

    // "PostgreSQL 13", "Ward 7": the number is a part of the name.
    private static bool IsOtherVersion(Claim claim, int number, EvidenceUnit unit)
    {
        if (number == 0 || !claim.IsName(number - 1) || claim.Terms[number].Span.Start - claim.Terms[number - 1].Span.End != 1)
        {
            return false;
        }

        var terms = unit.Body.Terms;
        var versions = Enumerable.Range(1, Math.Max(0, terms.Count - 1))
            .Where(index => terms[index].Kind == TermKind.Number && terms[index - 1].Text == claim.Terms[number - 1].Text).Select(index => terms[index]).ToList();
        return versions.Count > 0 && !versions.Exists(version => claim.Terms[number].IsStatedBy(version));
    }

    // The first word that a number counts; none before "to", a border or another number.
    private static Term? Counted(Claim claim, int number, int end)
    {
        for (var index = number + 1; index < end && index <= number + Reach; index++)
        {
            var term = claim.Terms[index];
            if (term.Kind != TermKind.Word || term.Text is "to" or "from" or "and" or "or" or "in" or "by" or "at" or "with" or "per" or "a")
            {
                return null;
            }

            if (claim.Required[index] && !claim.IsName(index))
            {
                return term;
            }
        }

        return null;
    }

    /// <summary>The numbers that stand before each occurrence of a word; empty where it also occurs without one.</summary>
    private static List<Term> Owners(List<Term> terms, EvidenceUnit unit, Term counted)
    {
        var owners = new List<Term>();
        for (var index = 0; index < terms.Count; index++)
        {
            if (terms[index].Kind != TermKind.Word || terms[index].Stem != counted.Stem)
            {
                continue;
            }

            var owner = Before(terms, index) ?? Labelled(terms, unit, index);
            if (owner is null)
            {
                return [];
            }

            owners.Add(owner.Value);
        }

        return owners;
    }

    private static Term? Before(List<Term> terms, int word)
    {
        for (var index = word - 1; index >= 0 && index >= word - Reach; index--)
        {
            if (terms[index].Kind == TermKind.Number)
            {
                return terms[index];
            }

            if (terms[index].Kind != TermKind.Word || terms[index].Text is "and" or "or" or "to" or "with" or "in" or "by")
            {
                return null;
            }
        }

        return null;
    }

    // "people: 45"
    private static Term? Labelled(List<Term> terms, EvidenceUnit unit, int word)
    {
        if (word + 1 >= terms.Count || terms[word + 1].Kind != TermKind.Number)
        {
            return null;
        }

        var from = unit.Span.Start + terms[word].Span.End;
        var to = unit.Span.Start + terms[word + 1].Span.Start;
        return to > from && unit.Chunk.Text.AsSpan(from, to - from).Contains(':') ? terms[word + 1] : null;
    }

    // "from 38 % to 22 %": in this order, or "22 % instead of 38 %", and not as a rise.
    private static string? Change(Claim claim, int start, int number, int end, EvidenceUnit unit)
    {
        var terms = claim.Terms;
        if (number == 0 || terms[number - 1].Text != "from")
        {
            return null;
        }

        var to = terms.FindIndex(number + 1, Math.Min(4, end - number - 1), term => term.Kind == TermKind.Number);
        if (to < 0 || terms[to - 1].Text != "to")
        {
            return null;
        }

        var (first, second) = (terms[number], terms[to]);
        if (!Ordered(unit, first, second))
        {
            return $"the documents do not say “from {first.Text} to {second.Text}”";
        }

        // "from 9 days to 31 hours" falls.
        var after = to + 1 < terms.Count && number + 1 < to && terms[number + 1].Kind == TermKind.Word && terms[number + 1].Text != "to" ? terms[to + 1].Stem : null;
        if (after is not null && after != terms[number + 1].Stem)
        {
            return null;
        }

        var clause = terms.GetRange(start, end - start);
        var wrong = second.Value > first.Value ? Down : Up;
        var right = second.Value > first.Value ? Up : Down;
        return clause.Exists(term => wrong.Contains(term.Text)) && !clause.Exists(term => right.Contains(term.Text))
            ? $"from {first.Text} to {second.Text} is the other way round" : null;
    }

    private static bool Ordered(EvidenceUnit unit, Term first, Term second)
    {
        var facts = unit.Body.Facts;
        for (var index = 0; index < facts.Count; index++)
        {
            if (!first.IsStatedBy(facts[index]))
            {
                continue;
            }

            if (index + 1 < facts.Count && facts.FindIndex(index + 1, Math.Min(2, facts.Count - index - 1), fact => second.IsStatedBy(fact)) >= 0)
            {
                return true;
            }

            if (index > 0 && second.IsStatedBy(facts[index - 1]) && unit.Body.Terms.Exists(term => term.Text is "instead" or "against" or "than"))
            {
                return true;
            }
        }

        return false;
    }
}
