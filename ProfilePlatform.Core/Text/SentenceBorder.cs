using System.Collections.Frozen;

namespace ProfilePlatform.Core.Text;

/// <summary>Decides whether a full stop, question mark or danda ends a sentence.</summary>
internal static class SentenceBorder
{
    // These stand before what they belong to, so that no sentence ends with them.
    private static readonly FrozenSet<string> Leading = Set(
        "dr mr mrs ms mx prof rev gen col lt capt sgt cmdr hon messrs st mt ft fr gov sen rep pres supt e.g eg i.e ie vs v cf viz ca c approx fig figs no nos nr vol vols "
        + "pp p ch sec ed eds art dept univ est incl tel ph mob smt shri sri adv er");

    // These may end one; they do where the next word usually begins one.
    private static readonly FrozenSet<string> Trailing = Set(
        "inc ltd co corp bros jr sr etc al esq plc llc pvt pte pty gmbh jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd dist ext yrs yr mos min max "
        + "b.sc m.sc b.tech m.tech b.e m.e b.a m.a b.com m.com ph.d hons assn intl natl mfg tech engg mgmt govt");

    private static readonly FrozenSet<string> Starters = Set(
        "the a an he she it they we i you his her its their our my this that these those in on at for from by with as when while where after before since during although though however "
        + "but and so if there here to one some many most all both each no not then thus also once until unless because despite another other such what who why how led built managed worked "
        + "designed developed created responsible");

    /// <param name="text">The text.</param>
    /// <param name="sentence">From the sentence's first character to the paragraph's end.</param>
    /// <param name="mark">The first terminator of a run.</param>
    /// <param name="run">Past the run.</param>
    /// <param name="end">Past closing quotes and brackets.</param>
    public static bool Stands(string text, TextSpan sentence, int mark, int run, int end)
    {
        if (end >= sentence.End || text[mark] is '\u0964' or '\u0965' or '\u3002' or '\uFF01' or '\uFF1F')
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        if (text.AsSpan(end, sentence.End - end).TrimStart() is [',' or ';' or ':' or ')' or '-' or '&' or '=', ..])
        {
            return false;
        }

        var next = NextWord(text, end, sentence.End);
        if (next.IsEmpty)
        {
            return true;
        }

        var spaced = mark > sentence.Start && char.IsWhiteSpace(text[mark - 1]);
        if (spaced)
        {
            // Tokenised text: an abbreviation keeps its full stop, a sentence's stands alone.
            return run - mark == 1 && next[0] != '.';
        }

        if (char.IsLower(next[0]))
        {
            return false;
        }

        return text[mark] != '.' || run - mark > 1 || EndsAfter(text, sentence.Start, mark, next);
    }

    private static bool EndsAfter(string text, int start, int mark, ReadOnlySpan<char> next)
    {
        var from = mark;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '&'))
        {
            from--;
        }

        var word = text[from..mark];
        var folded = word.ToLowerInvariant();
        if (folded.Length == 0)
        {
            return true;
        }

        if (Leading.Contains(folded))
        {
            return folded is "no" or "art" && !char.IsDigit(next[0]);
        }

        if (folded.All(char.IsAsciiDigit))
        {
            // "1. Led the team": a list's number, not a sentence.
            return folded.Length > 3 || !text.AsSpan(start, from - start).IsWhiteSpace();
        }

        var initial = word.Length == 1 && char.IsUpper(word[0]);
        var dotted = word.Contains('.') && word.Split('.').All(part => part.Length is > 0 and <= 4);
        return !(initial || dotted || Trailing.Contains(folded)) || Starters.Contains(next.ToString().ToLowerInvariant());
    }

    private static ReadOnlySpan<char> NextWord(string text, int position, int limit)
    {
        const string Openers = "\"'\u201C\u2018(\u00AB[`";
        while (position < limit && (char.IsWhiteSpace(text[position]) || Openers.Contains(text[position])))
        {
            position++;
        }

        var end = position;
        while (end < limit && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or ':'))
        {
            end++;
        }

        return text.AsSpan(position, end - position);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
