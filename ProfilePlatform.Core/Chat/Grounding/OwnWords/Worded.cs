using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>A text by its words and what stands between them: the form in which a sentence and its source are held to be the same.</summary>
internal sealed class Worded(string text, List<Term> terms)
{
    public Worded(string text)
        : this(text, TermReader.Read(text))
    {
    }

    public string Text => text;

    public List<Term> Terms => terms;

    public int Count => terms.Count;

    /// <summary>The characters of a term.</summary>
    public string Raw(int index) => text[terms[index].Span.Start..terms[index].Span.End].Replace('\u2019', '\'');

    /// <summary>The signs before a term, or behind the last one: white space aside, dashes and quotation marks in one form.</summary>
    public string Gap(int index)
    {
        var start = index == 0 ? 0 : terms[index - 1].Span.End;
        var end = index == terms.Count ? text.Length : terms[index].Span.Start;
        return end <= start ? "" : string.Concat(text[start..end].Where(sign => !char.IsWhiteSpace(sign)).Select(Plain));
    }

    /// <summary>The signs behind the last term, a full stop aside.</summary>
    public string Tail => Gap(terms.Count) is "." ? "" : Gap(terms.Count);

    /// <summary>True where the terms from <paramref name="at"/> are all terms of <paramref name="other"/> from <paramref name="from"/>, with the same signs between them.</summary>
    public bool Holds(int at, Worded other, int from, bool anyCase = false)
    {
        var count = other.Count - from;
        if (count <= 0 || at + count > terms.Count)
        {
            return false;
        }

        for (var index = 0; index < count; index++)
        {
            if (!Same(at + index, other, from + index, anyCase) || (index > 0 && Gap(at + index) != other.Gap(from + index)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Same(int at, Worded other, int from, bool anyCase)
    {
        var (left, right) = (terms[at], other.Terms[from]);
        if (left.Kind != right.Kind)
        {
            return false;
        }

        // "4 million" is "4,000,000"; but pounds weigh too, and 03/04 is a day in March or in April.
        var loose = left.Kind == TermKind.Number ? left.Unit is "" or "%" : left.Kind == TermKind.Date && left.Day == 0;
        return loose ? left.IsStatedBy(right) && right.IsStatedBy(left) : string.Equals(Raw(at), other.Raw(from), anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static char Plain(char sign) => sign switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
        '\u2018' or '\u2019' => '\'',
        _ => sign,
    };
}
