using System.Buffers;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>
/// Common words that an original leaves out and a rewriting has to name beside what the original says: "cheese from the <b>milk</b> of 110 goats". Who
/// invents something writes a sentence or an item of its own; what belongs to a thing stands between words of the original.
/// </summary>
internal static class Surroundings
{
    // So many words to either side count, and so many of them have to be the original's.
    private const int Reach = 3;
    private const int Fewest = 2;

    // A kind of place may be an employer or a customer.
    private const int FewestOfPlace = 4;

    private static readonly SearchValues<char> Cuts = SearchValues.Create(".;:!?\n");

    /// <summary>True where the word at <paramref name="index"/> names no fact of its own and stands among words of the original.</summary>
    public static bool Allow(SourceFacts source, string text, List<Term> terms, int index)
    {
        var word = terms[index].Text;
        var kinds = CommonWords.Of(word);

        // One person is what somebody is; several are those whom the work is for.
        if (IsAdjunct(source, terms, index, kinds))
        {
            return false;
        }

        return kinds is not (CommonKinds.None or CommonKinds.People) && !FactWords.IsTool(word) && !SkillNames.Skills.TryGet(word, out _)
            && Borne(source, text, terms, index, -1) + Borne(source, text, terms, index, 1) >= (kinds.HasFlag(CommonKinds.Place) ? FewestOfPlace : Fewest);
    }

    // "with a drone", "in embassies", "to supermarkets": where, for whom and with what, in words that are all new. "From the milk of 110 goats" goes on.
    private static bool IsAdjunct(SourceFacts source, List<Term> terms, int index, CommonKinds kinds)
    {
        if ((kinds & (CommonKinds.Thing | CommonKinds.People | CommonKinds.Place)) == CommonKinds.None)
        {
            return false;
        }

        var first = index - 1;
        while (first > 0 && terms[first].Kind == TermKind.Word && (terms[first].Text is "a" or "an" or "the" or "some" or "my" or "their" || (!FactWords.IsFunction(terms[first].Text) && !Says(source, terms[first]))))
        {
            first--;
        }

        var next = index + 1 < terms.Count ? terms[index + 1].Text : "";
        return first >= 0 && terms[first].Text is "for" or "by" or "with" or "using" or "via" or "in" or "at" or "to" or "on" or "from" or "under"
            && next is not "of" && (index + 1 >= terms.Count || terms[index + 1].Kind != TermKind.Word || FactWords.IsFunction(next) || !Says(source, terms[index + 1]));
    }

    private static int Borne(SourceFacts source, string text, List<Term> terms, int index, int step)
    {
        var (seen, borne) = (0, 0);
        for (var at = index + step; at >= 0 && at < terms.Count && seen < Reach && !IsCut(text, terms[Math.Min(at, at - step)], terms[Math.Max(at, at - step)]); at += step)
        {
            var says = Says(source, terms[at]);
            if (terms[at].Kind != TermKind.Word || (!FactWords.IsFunction(terms[at].Text) && (says || !FactWords.IsOrdinary(terms[at].Text))))
            {
                seen++;
                borne += says ? 1 : 0;
            }
        }

        return borne;
    }

    private static bool Says(SourceFacts source, in Term term) =>
        term.Kind == TermKind.Word ? source.HasWord(term.Text) || source.HasSame(term.Text) || source.HasMadeOf(term.Text) || source.Spells(term.Text) || source.IsShortened(term.Text) : source.States(term);

    private static bool IsCut(string text, in Term left, in Term right) =>
        right.Span.Start > left.Span.End && text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).ContainsAny(Cuts);
}
