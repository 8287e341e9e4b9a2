using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Dates;

/// <summary>
/// Finds dates and ranges of dates in English text: "June 2023 – present", "2018-09 to 2023-05", "09/2018 – 05/2023", "2019–21",
/// "May – August 2021", "Summer 2019", "since 2020", "(2019)". One pass, no backtracking; nothing is looked for but dates, so a year
/// that is a part of a name is found too, and the caller decides by the place where it stands.
/// </summary>
public static class DateRangeParser
{
    // A line longer than this is prose, and its dates are no entry's dates; it also bounds the work on hostile input.
    private const int MaxLength = 4000;

    /// <summary>The ranges within a span, in order. Looks at its first 4,000 code units.</summary>
    public static IReadOnlyList<DateRange> Find(string text, TextSpan within)
    {
        List<DateRange>? found = null;
        var view = text.AsSpan(0, Math.Min(within.End, within.Start + MaxLength));
        var position = within.Start;
        while (position < view.Length)
        {
            if (!Begins(view, within.Start, position))
            {
                position++;
                continue;
            }

            if (ReadRange(view, position) is { } range)
            {
                (found ??= []).Add(range);
                position = range.Span.End;
            }
            else
            {
                position = AfterWord(view, position);
            }
        }

        return found ?? (IReadOnlyList<DateRange>)[];
    }

    /// <summary>The ranges in a whole text.</summary>
    public static IReadOnlyList<DateRange> Find(string text) => Find(text, new TextSpan(0, text.Length));

    private static bool Begins(ReadOnlySpan<char> text, int from, int position)
    {
        var sign = text[position];
        if (!char.IsLetterOrDigit(sign) && sign is not ('\'' or '\u2019'))
        {
            return false;
        }

        if (position == from)
        {
            return true;
        }

        var before = text[position - 1];
        var insideNumber = before is '.' or ',' or '/' or '-' or '#' or '_' && position - 1 > from && char.IsLetterOrDigit(text[position - 2]);
        return !char.IsLetterOrDigit(before) && !insideNumber && before is not ('$' or '\u20AC' or '\u00A3' or '\u20B9' or '@' or '\u00A5');
    }

    private static int AfterWord(ReadOnlySpan<char> text, int position)
    {
        position++;
        while (position < text.Length && char.IsLetterOrDigit(text[position]))
        {
            position++;
        }

        return position;
    }

    private static DateRange? ReadRange(ReadOnlySpan<char> text, int start)
    {
        var word = Word(text, start);
        if (DateWords.IsSince(word) || DateWords.IsUntil(word))
        {
            var at = SkipSpaces(text, start + word.Length);
            if (PartialDateReader.Read(text, at, out var only) is var length and > 0 && only is { Year: > 0, Weak: false })
            {
                var rest = ReadEnd(text, at + length, only);
                return DateWords.IsUntil(word)
                    ? new DateRange(null, only.Last, false, false, new(start, at + length))
                    : rest is { } ended ? ended with { Span = new(start, ended.Span.End) }
                    : new DateRange(only.First, null, true, false, new(start, at + length));
            }

            return null;
        }

        var read = PartialDateReader.Read(text, start, out var first);
        if (read == 0)
        {
            return null;
        }

        if (ReadEnd(text, start + read, first) is { } range)
        {
            return range with { Span = new(start, range.Span.End) };
        }

        return first is { Year: > 0, Weak: false } ? new DateRange(first.First, first.Last, false, true, new(start, start + read)) : null;
    }

    // What follows the first date: a dash or "to", then a date, "present", or nothing.
    private static DateRange? ReadEnd(ReadOnlySpan<char> text, int at, PartialDate first)
    {
        var position = SkipSpaces(text, at);
        if (position >= text.Length)
        {
            return null;
        }

        var slash = text[position] == '/' && position == at;
        var dash = DateWords.IsDash(text[position]);
        if (dash || slash)
        {
            position++;
            while (position < text.Length && DateWords.IsDash(text[position]))
            {
                position++;
            }
        }
        else if (Word(text, position) is var to && DateWords.IsTo(to))
        {
            position += to.Length;
        }
        else
        {
            return null;
        }

        position = SkipSpaces(text, position);
        if (!slash && Word(text, position) is { IsEmpty: false } word)
        {
            if (word.Equals("the", StringComparison.OrdinalIgnoreCase) || word.Equals("till", StringComparison.OrdinalIgnoreCase) || word.Equals("to", StringComparison.OrdinalIgnoreCase))
            {
                position = SkipSpaces(text, position + word.Length);
                word = Word(text, position);
            }

            if (DateWords.IsNow(word) && first.Year > 0)
            {
                var end = position + word.Length;
                end = word.Equals("present", StringComparison.OrdinalIgnoreCase) && text[end..].StartsWith(" day", StringComparison.Ordinal) ? end + 4 : end;
                return new DateRange(first.First, null, true, false, new(0, end));
            }
        }

        return ReadSecond(text, position, first, dash && !slash);
    }

    private static DateRange? ReadSecond(ReadOnlySpan<char> text, int position, PartialDate first, bool dash)
    {
        // "2018–19" and "2018/19"
        if (first is { Year: > 0, FirstMonth: 0 } && PartialDateReader.Number(text, position, out var brief) == 2
            && (position + 2 == text.Length || !char.IsLetterOrDigit(text[position + 2]) && text[position + 2] is not ('/' or '-' or '.')))
        {
            var year = first.Year / 100 * 100 + brief;
            return year >= first.Year ? Closed(first, new PartialDate(year, 0, 0, 0), position + 2) : null;
        }

        var length = PartialDateReader.Read(text, position, out var second);
        if (length > 0 && second.Year > 0)
        {
            var start = first.Year > 0 ? first : first with { Year = second.Year - (first.FirstMonth > second.LastMonth && second.LastMonth > 0 ? 1 : 0) };
            return start.First <= second.Last ? Closed(start, second, position + length) : null;
        }

        if (length > 0 && first is { Year: > 0, FirstMonth: > 0 } && second.LastMonth >= first.FirstMonth && second.FirstMonth > 0)
        {
            return Closed(first, second with { Year = first.Year }, position + length);
        }

        var open = position >= text.Length || text[position] is ')' or ']' or '|' or '\n' or ',';
        return dash && open && first is { Year: > 0, Weak: false }
            ? new DateRange(first.First, null, true, false, new(0, Math.Min(position, text.Length)))
            : null;
    }

    private static DateRange Closed(PartialDate first, PartialDate second, int end) =>
        new(first.First, second.Last, false, false, new(0, end));

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '-' && end > at && end + 1 < text.Length && char.IsLetter(text[end + 1])) && end - at < 12)
        {
            end++;
        }

        return at < end ? text[at..end] : default;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0' or '\u2009' or '\u202F')
        {
            at++;
        }

        return at;
    }
}
