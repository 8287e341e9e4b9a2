using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>
/// Reads the terms of a text, with what people write in several ways in one: "40 min", "40min" and "forty minutes"; "twice" and "2x"; "half a dozen" and six;
/// "€1.2m", "EUR 1.2 million" and "1.2 million euros"; "5:00" and "5 am". What is found is shown from the text itself, so places stay.
/// </summary>
internal static partial class PlainTerms
{
    private static readonly HashSet<string> Nations = [.. "swiss us american canadian australian british indian danish norwegian swedish hong singapore new".Split(' ')];

    /// <summary>The terms, in order.</summary>
    public static List<Term> Read(string text)
    {
        var raw = TermReader.Read(text);
        var terms = new List<Term>(raw.Count + 8);
        for (var index = 0; index < raw.Count; index++)
        {
            var taken = raw[index].Kind == TermKind.Number ? Number(text, raw, index, terms) : Word(text, raw, index, terms);
            if (taken == 0)
            {
                terms.Add(raw[index].Kind == TermKind.Word ? Unified(raw[index]) : raw[index]);
            }

            index += Math.Max(0, taken - 1);
        }

        return terms;
    }

    // So many of the raw terms were read and added; 0: none.
    private static int Number(string text, List<Term> raw, int index, List<Term> terms)
    {
        var (term, taken) = Money(text, raw, index);
        if (taken == 1 && index + 1 < raw.Count && IsClock(text, term, raw[index + 1]))
        {
            (term, taken) = (term with { Span = new TextSpan(term.Span.Start, raw[index + 1].Span.End) }, 2);
        }
        else if (taken == 1 && term.Unit.Length == 0 && index + 1 < raw.Count && raw[index + 1].Text is "dozen")
        {
            (term, taken) = (term with { Value = term.Value * 12, Span = new TextSpan(term.Span.Start, raw[index + 1].Span.End) }, 2);
        }

        terms.Add(term);
        var behind = Suffix().Match(text, term.Span.End, Math.Min(16, text.Length - term.Span.End));
        if (behind.Success && !IsBeforeStroke(text, behind) && Units.Behind(behind.Groups["unit"].Value, isAttached: behind.Length == behind.Groups["unit"].Length) is { } names)
        {
            var span = new TextSpan(behind.Groups["unit"].Index, behind.Index + behind.Length);
            terms.AddRange(names.Select(name => Synthetic(name, span)));
            // The unit's own word, where it was read as one.
            while (index + taken < raw.Count && raw[index + taken].Kind == TermKind.Word && raw[index + taken].Span.Start < span.End)
            {
                taken++;
            }
        }

        return taken;
    }

    // "4 A/B tests" are no amperes.
    private static bool IsBeforeStroke(string text, Match behind) =>
        behind.Groups["unit"] is { Length: 1, Value: var sign } && char.IsUpper(sign[0]) && behind.Index + behind.Length < text.Length && text[behind.Index + behind.Length] == '/';

    private static (Term Term, int Taken) Money(string text, List<Term> raw, int index)
    {
        var term = raw[index];
        var end = term.Span.End;
        if (term.Unit.Length == 0 && end + 1 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && Currencies.Sign(text[end + 1]) is { Length: > 0 } sign)
        {
            return (term with { Unit = sign, Span = new TextSpan(term.Span.Start, end + 2) }, 1);
        }

        // "€1.2m": without money, it may be metres.
        if (term.Unit.Length > 0 && term.Unit != "%" && MoneyScale().Match(text, end, Math.Min(8, text.Length - end)) is { Success: true } scale)
        {
            var factor = scale.Value.Trim().ToLowerInvariant() switch { "k" => 1_000m, "m" or "mn" or "mio" => 1_000_000m, _ => 1_000_000_000m };
            return (term with { Value = term.Value * factor, Span = new TextSpan(term.Span.Start, end + scale.Length) }, 1);
        }

        return term.Unit.Length == 0 && index + 2 < raw.Count && raw[index + 1].Kind == TermKind.Word && Nations.Contains(raw[index + 1].Text)
            && raw[index + 1].Span.Start == end + 1 && Currencies.Of(raw[index + 2].Text) is { Length: > 0 } code
                ? (term with { Unit = code, Span = new TextSpan(term.Span.Start, raw[index + 2].Span.End) }, 3)
                : (term, 1);
    }

    private static bool IsClock(string text, in Term hour, in Term minutes) =>
        minutes is { Kind: TermKind.Number, Value: 0 } && hour.Value <= 24 && minutes.Span.Start == hour.Span.End + 1 && minutes.Span.Length == 2 && text[hour.Span.End] == ':';

    private static int Word(string text, List<Term> raw, int index, List<Term> terms)
    {
        var term = raw[index];
        switch (term.Text)
        {
            case "twice":
                terms.Add(Counted(term.Span, 2));
                terms.Add(Synthetic("time", term.Span));
                return 1;
            case "thrice":
                terms.Add(Counted(term.Span, 3));
                terms.Add(Synthetic("time", term.Span));
                return 1;
            case "half" when Reads(raw, index, "half", "a", "dozen"):
                terms.Add(Counted(new TextSpan(term.Span.Start, raw[index + 2].Span.End), 6));
                return 3;
            case "half" when Reads(raw, index, "half", "a", "year"):
                terms.Add(Counted(new TextSpan(term.Span.Start, raw[index + 2].Span.End), 6));
                terms.Add(Synthetic("month", raw[index + 2].Span));
                return 3;
            case "a" when Reads(raw, index, "a", "year", "and", "a", "half"):
                terms.Add(Counted(new TextSpan(term.Span.Start, raw[index + 4].Span.End), 18));
                terms.Add(Synthetic("month", raw[index + 4].Span));
                return 5;
            case "a" when Reads(raw, index, "a", "dozen"):
                terms.Add(Counted(new TextSpan(term.Span.Start, raw[index + 1].Span.End), 12));
                return 2;
            case "one" when IsNumber(text, raw, index):
                terms.Add(Counted(term.Span, 1) with { Unit = Percent().IsMatch(text.AsSpan(term.Span.End)) ? "%" : "" });
                return 1;
            default:
                return 0;
        }
    }

    // "one-hour", "one percent", "between one and six": but "one of them", "one week in four".
    private static bool IsNumber(string text, List<Term> raw, int index)
    {
        if (Percent().IsMatch(text.AsSpan(raw[index].Span.End)))
        {
            return true;
        }

        return index + 2 < raw.Count
            && ((text[raw[index].Span.End] == '-' && Units.Unify(raw[index + 1].Text) is "minute" or "hour" or "day" or "week" or "month" or "year")
                || (raw[index + 1].Text is "and" or "to" or "or" && raw[index + 2].Kind == TermKind.Number));
    }

    private static bool Reads(List<Term> raw, int index, params string[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (index + at >= raw.Count || raw[index + at].Text != words[at])
            {
                return false;
            }
        }

        return true;
    }

    private static Term Unified(Term term) => Units.Unify(term.Text) is { } unit ? term with { Text = unit } : term;

    private static Term Counted(TextSpan span, decimal value) => new(TermKind.Number, "", "", span) { Value = value };

    private static Term Synthetic(string word, TextSpan span) => new(TermKind.Word, word, Stems.Of(word), span);

    [GeneratedRegex(@"\G[ \u00A0\u202F-]?(?<unit>m\u00B2|m2|sqm|qm|km\u00B2|[A-Za-z\u00B5\u00B0]{1,5})(?![\p{L}\p{N}])", RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\G[ \u00A0\u202F]?(k|m|mn|mio|bn|mrd)(?![\p{L}\p{N}])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MoneyScale();

    [GeneratedRegex(@"^[ -]?(%|percent\b|per cent\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();
}
