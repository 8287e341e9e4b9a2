using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What a word says by those beside it: one more item of a list, a counted thing, a part of a phrase.</summary>
internal static class Phrases
{
    private const int Reach = 3;
    private const int OutcomeReach = 4;

    // "hip and knee, and back pain": one more noun in a list of what the original names.
    public static bool IsListed(SourceFacts source, string text, List<Term> terms, int index, bool any)
    {
        var (word, at) = (terms[index].Text, index);
        if (any)
        {
            // "hedges and old oaks", "a search and a neural network"
            while (index > 1 && (terms[index - 1].Text is "a" or "an" or "the" || CommonWords.Of(terms[index - 1].Text) is CommonKinds.Quality
                || (terms[index - 2].Text is "and" or "or" && CommonWords.Of(terms[index - 1].Text).HasFlag(CommonKinds.Thing) && !source.HasExactly(terms[index - 1].Text) && !source.HasExactly(terms[index - 1].Text + "s"))))
            {
                index--;
            }
        }

        if (index == 0 || FactWords.IsVerbForm(word) || IsDone(source, terms, at) || (!any && !FactWords.IsNoun(word)))
        {
            return false;
        }

        var joined = terms[index - 1].Text is "and" or "or" or "plus";
        var last = joined ? index - 2 : text.AsSpan(terms[index - 1].Span.End, terms[index].Span.Start - terms[index - 1].Span.End).Trim() is "," ? index - 1 : -1;
        return last >= 0 && terms[last] is { Kind: TermKind.Word } before && !FactWords.IsFunction(before.Text) && (source.HasWord(before.Text) || (CommonWords.Of(word).HasFlag(CommonKinds.Place) && source.HasSame(before.Text)));
    }

    // "for dental practices", "by static analysis": whom or what for, and how, with no word of the original.
    public static bool IsAllNew(SourceFacts source, List<Term> terms, int index)
    {
        var first = index > 0 && IsNew(source, terms, index - 1) ? index - 1 : index;
        return first + 1 < terms.Count && IsNew(source, terms, first + 1) && first > 0 && terms[first - 1].Text is "for" or "by" or "using" or "via" && IsNew(source, terms, first)
            && (first + 2 >= terms.Count || terms[first + 2].Kind != TermKind.Word || FactWords.IsFunction(terms[first + 2].Text) || IsNew(source, terms, first + 2));
    }

    private static bool IsNew(SourceFacts source, List<Term> terms, int at) => terms[at] is { Kind: TermKind.Word } term && !FactWords.IsFunction(term.Text)
        && !source.HasWord(term.Text) && !source.HasSame(term.Text) && !source.HasMadeOf(term.Text) && !source.Spells(term.Text) && !source.HasInScene(term.Text);

    // "brought overtime down": an outcome, as "reduced" is.
    public static bool IsOutcome(SourceFacts source, List<Term> terms, int index)
    {
        if (terms[index].Text is not ("down" or "up") || source.HasExactly(terms[index].Text))
        {
            return false;
        }

        var moves = SourceFacts.Near(terms, index, OutcomeReach, word => word is "bring" or "brought" or "bringing" or "drive" or "drove" or "driving" or "push" or "pushed" or "pushing");
        return moves && !FactWords.Claims.Select((family, at) => (family, at)).Any(pair => pair.family.Name == terms[index].Text && source.Bears(pair.at));
    }

    // "console games" of "mobile games": what the original names instead has gone.
    public static bool IsExchanged(SourceFacts source, List<Term> terms, int index)
    {
        if (index + 1 >= terms.Count || terms[index + 1] is not { Kind: TermKind.Word } next || FactWords.IsFunction(next.Text))
        {
            return false;
        }

        var stem = FactWords.StemOf(next.Text);
        for (var at = 1; at < source.Terms.Count; at++)
        {
            if (source.Terms[at] is { Kind: TermKind.Word } named && FactWords.StemOf(named.Text) == stem && source.Terms[at - 1] is { Kind: TermKind.Word } gone
                && !FactWords.IsFunction(gone.Text) && gone.Text.Length > 2 && terms[index].Text.AsSpan().CommonPrefixLength(gone.Text) < 2 && !terms.Exists(term => FactWords.StemOf(term.Text) == FactWords.StemOf(gone.Text)))
            {
                return true;
            }
        }

        return false;
    }

    // "designed a window display" of "window displays": work of a usual kind, done to what the original names. Who leads, founds, owns or wins claims more than that.
    public static bool IsDoneTo(SourceFacts source, List<Term> terms, int index)
    {
        var leads = FactWords.IsManaging(terms[index].Text);
        if (!leads && !FactWords.IsWork(terms[index].Text))
        {
            return false;
        }

        for (var (next, seen) = (index + 1, 0); next < terms.Count && seen < Reach && terms[next].Kind == TermKind.Word; next++)
        {
            if (!FactWords.IsFunction(terms[next].Text))
            {
                seen++;
                if (source.HasWord(terms[next].Text))
                {
                    return !source.Helps(terms[next]) && (!leads || FactWords.IsManaged(terms[next].Text));
                }
            }
        }

        return false;
    }

    // "prepare the dough, form bread": a verb and what it is done to.
    private static bool IsDone(SourceFacts source, List<Term> terms, int index) =>
        (CommonWords.Of(terms[index].Text) & (CommonKinds.Deed | CommonKinds.Plural)) is CommonKinds.Deed && index > 0 && index + 1 < terms.Count && !(terms[index - 1].Text is "and" or "or")
        && terms[index + 1] is { Kind: TermKind.Word } next && !FactWords.IsFunction(next.Text) && source.HasWord(next.Text);

    // "12 locations" of "12 meetups": what is counted has to be counted in the original, in that or another word. "Vue 3" counts nothing.
    public static bool IsCounted(SourceFacts source, string text, List<Term> terms, int index) =>
        index > 0 && terms[index - 1] is { Kind: TermKind.Number, Unit.Length: 0 } number && !(index > 1 && terms[index - 2].Capital && !FactWords.IsFunction(terms[index - 2].Text))
        && text.AsSpan(number.Span.End, Math.Max(0, terms[index].Span.Start - number.Span.End)).Trim() is "" or "-"
        && source.Counts.CountsOther(terms, index - 1, text, terms[index].Text);

    // Words that claim something of their own, and nothing in their phrase: "in total", "in all", "every fifth" of "1 in 5", "second" of "2nd".
    public static bool IsPhrase(SourceFacts source, List<Term> terms, int index)
    {
        var word = terms[index].Text;
        var before = index > 0 ? terms[index - 1].Text : "";
        var next = index + 1 < terms.Count ? terms[index + 1].Text : "";
        if (SourceFacts.OrdinalOf(word) is > 1 and var ordinal)
        {
            return source.Orders(ordinal) || (before is "every" or "each" && source.Rates.Bear(terms, Math.Min(index + 1, terms.Count - 1)) && Units.Unify(next) is not null);
        }

        return word switch
        {
            "every" or "each" => (SourceFacts.OrdinalOf(next) is > 1 and var order && source.Orders(order)) || (Rates.IsWeekday(next) && source.Rates.States("weekly") && source.HasWord(next)),
            "record" => next is "the" or "a" or "their" or "all",
            "total" => before is "in" || (before is "a" && next is "of"),
            "all" or "addition" => before is "in",
            "date" => before is "to" && index > 1 && terms[index - 2].Text is "up",
            "scale" => before is "a" && next is "of" && index + 2 < terms.Count && terms[index + 2].Kind != TermKind.Word && source.States(terms[index + 2]),
            "speak" or "spoke" or "speaking" => next is "with" or "to",
            "charge" => (before is "in" && next is "of" && source.Bears(0)) || (before is "of" && source.HasExactly("free")),
            _ => false,
        };
    }

    // "search engine optimisation" of "SEO": words whose initials the original writes as one.
    public static HashSet<int> Spelt(SourceFacts source, List<Term> terms)
    {
        var spelt = new HashSet<int>();
        foreach (var acronym in source.Acronyms)
        {
            for (var first = 0; first + acronym.Length <= terms.Count; first++)
            {
                var run = Enumerable.Range(first, acronym.Length);
                if (run.All(at => terms[at].Kind == TermKind.Word && terms[at].Text.Length > 2 && terms[at].Text[0] == acronym[at - first] && !FactWords.IsTool(terms[at].Text)))
                {
                    spelt.UnionWith(run);
                }
            }
        }

        return spelt;
    }
}
