using System.Globalization;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Finds numbers in digits and words, with per cent signs, money and scales: "4 million", "4,000,000" and "4M" are one number.</summary>
internal static partial class NumberFacts
{
    // Longer ones name nothing that is counted, and do not fit a decimal.
    private const int MaxDigits = 18;

    /// <summary>The numbers, in order. "one" alone is a word.</summary>
    public static IEnumerable<Term> In(string text)
    {
        foreach (Match match in Digits().Matches(text))
        {
            if (Read(text, new TextSpan(match.Index, match.Index + match.Length)) is { } number)
            {
                yield return number;
            }
        }

        foreach (var number in Written(text))
        {
            yield return number;
        }
    }

    private static Term? Read(string text, TextSpan digits)
    {
        if (digits.Start > 0 && char.IsLetter(text[digits.Start - 1]) && Currencies.Before(text, digits.Start, out _).Length == 0)
        {
            return null;
        }

        var value = Parse(digits.In(text));
        if (value is null)
        {
            return null;
        }

        var unit = Currencies.Before(text, digits.Start, out var start);
        var (scale, end) = ScaleAfter(text, digits.End);
        (unit, end) = UnitAfter(text, end, unit);
        (unit, scale) = FromField(text, start, unit, scale);
        return new Term(TermKind.Number, text[start..end], "", new TextSpan(start, end)) { Value = value.Value * scale, Unit = unit };
    }

    private static decimal? Parse(string digits)
    {
        var groups = Groups().IsMatch(digits);
        var plain = groups ? string.Concat(digits.Where(sign => char.IsAsciiDigit(sign) || sign == '.')) : digits.Replace(',', '.');
        if (groups && digits.AsSpan().Count('.') > 1)
        {
            plain = plain.Replace(".", "", StringComparison.Ordinal);
        }

        return plain.Length <= MaxDigits && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static (decimal Scale, int End) ScaleAfter(string text, int end)
    {
        var (word, from) = WordAt(text, end);
        if (from == end && word is "M" or "K" or "B")
        {
            return (word switch { "M" => 1_000_000, "K" => 1_000, _ => 1_000_000_000 }, end + 1);
        }

        var scale = word is "k" && from > end ? 0 : NumberWords.Scale(word.ToLowerInvariant());
        return scale > 0 ? (scale, from + word.Length) : (1, end);
    }

    private static (string Unit, int End) UnitAfter(string text, int end, string unit)
    {
        foreach (var percent in Percent().EnumerateMatches(text.AsSpan(end, Math.Min(16, text.Length - end))))
        {
            return ("%", end + percent.Length);
        }

        if (unit.Length > 0)
        {
            return (unit, end);
        }

        if (end < text.Length && Currencies.Sign(text[end]) is { Length: > 0 } sign)
        {
            return (sign, end + 1);
        }

        var (word, from) = WordAt(text, end);
        if (word is "US" or "Indian" or "Kenyan" or "Brazilian" && WordAt(text, from + word.Length) is var (next, at) && Currencies.Of(next) is { Length: > 0 } national)
        {
            return (national, at + next.Length);
        }

        return Currencies.Of(word) is { Length: > 0 } code ? (code, from + word.Length) : (unit, end);
    }

    // Rows of tables name the unit once: "cost_kes_million: 96".
    private static (string Unit, decimal Scale) FromField(string text, int start, string unit, decimal scale)
    {
        var colon = start - 1;
        while (colon >= 0 && text[colon] == ' ')
        {
            colon--;
        }

        if (colon < 1 || text[colon] != ':')
        {
            return (unit, scale);
        }

        var begin = colon;
        while (begin > 0 && colon - begin < 40 && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] == '_'))
        {
            begin--;
        }

        foreach (var part in text[begin..colon].Split('_'))
        {
            scale = scale == 1 && part.Length > 2 && NumberWords.Scale(part) is > 0 and var named ? named : scale;
            unit = unit.Length == 0 && part.Length == 3 ? Currencies.Of(part) : unit;
        }

        return (unit, scale);
    }

    private static IEnumerable<Term> Written(string text)
    {
        var words = Words.In(text);
        var folded = words.ConvertAll(word => word.Text);
        for (var index = 0; index < words.Count; index++)
        {
            // Read past the words only as long as nothing but spaces and hyphens stands between them.
            var run = 1;
            while (run < 8 && index + run < words.Count && Joined(text, words[index + run - 1].Span.End, words[index + run].Span.Start))
            {
                run++;
            }

            var count = NumberWords.Read(folded.GetRange(index, run), 0, out var value);
            if (count == 0 || (count == 1 && folded[index] == "one"))
            {
                continue;
            }

            var (start, end) = (words[index].Span.Start, words[index + count - 1].Span.End);
            if (index + count + 2 < words.Count && folded[index + count] == "and" && folded[index + count + 1] == "a" && folded[index + count + 2] == "half")
            {
                (value, end) = (value + 0.5m, words[index + count + 2].Span.End);
            }

            (var unit, end) = UnitAfter(text, end, "");
            yield return new Term(TermKind.Number, text[start..end], "", new TextSpan(start, end)) { Value = value, Unit = unit };
            index += count - 1;
        }
    }

    private static bool Joined(string text, int end, int start) => start - end is 1 && text[end] is ' ' or '-' or '\n';

    private static (string Word, int Start) WordAt(string text, int at)
    {
        var start = at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '-' ? at + 1 : at;
        var end = start;
        while (end < text.Length && end - start < 12 && char.IsLetter(text[end]))
        {
            end++;
        }

        return (start < text.Length ? text[start..end] : "", start);
    }

    [GeneratedRegex(@"\d{1,3}([,'\u2019\u00A0\u202F ]\d{3})+\b(\.\d{1,6})?|\d{1,3}(\.\d{3}){2,}\b|\d+([.,]\d{1,6})?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d{1,3}([,'\u2019\u00A0\u202F ]\d{3})+(\.\d+)?$|^\d{1,3}(\.\d{3}){2,}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^[ \u00A0\u202F-]?(%|percent|per cent|Prozent|por ciento)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Percent();
}
