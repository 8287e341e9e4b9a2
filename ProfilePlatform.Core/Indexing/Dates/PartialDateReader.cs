using System.Globalization;

namespace ProfilePlatform.Core.Indexing.Dates;

/// <summary>Reads one date at one place of a text: "Sept 2018", "2018-09", "09/2018", "1 March 2019", "Summer '19", "2019".</summary>
internal static class PartialDateReader
{
    private const int MinYear = 1930;
    private const int MaxYear = 2100;

    /// <summary>Length of the date that begins at <paramref name="at"/>; 0 where none does.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out PartialDate date)
    {
        date = default;
        if (at >= text.Length)
        {
            return 0;
        }

        if (char.IsAsciiDigit(text[at]))
        {
            return ReadDigits(text, at, out date);
        }

        if (char.IsLetter(text[at]))
        {
            return ReadWords(text, at, out date);
        }

        return text[at] is '\'' or '\u2019' && ShortYear(text, at, out var year) is var length and > 0 && Set(new(year, 0, 0, 0) { Weak = true }, out date)
            ? length : 0;
    }

    private static int ReadWords(ReadOnlySpan<char> text, int at, out PartialDate date)
    {
        date = default;
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && end - at < 10)
        {
            end++;
        }

        var word = text[at..end];
        var month = DateWords.Month(word);
        var season = DateWords.Season(word);
        if (month == 0 && season.First == 0)
        {
            return 0;
        }

        var position = end < text.Length && text[end] == '.' ? end + 1 : end;
        var (day, year) = (0, 0);
        var next = Skip(text, position, " ,/-");
        if (month > 0 && Number(text, next, out var number) is > 0 and <= 2 and var digits && number is >= 1 and <= 31
            && SkipOrdinal(text, next + digits) is var afterDay && Skip(text, afterDay, " ,") is var yearAt && yearAt > next + digits
            && Year(text, yearAt, out year) is var yearLength and > 0)
        {
            day = number;
            position = yearAt + yearLength;
        }
        else if (Year(text, next, out year) is var plain and > 0)
        {
            position = next + plain;
        }
        else if (ShortYear(text, next, out year) is var brief and > 0)
        {
            position = next + brief;
        }
        else
        {
            // "Jan of 2020" is rare, "May – August 2021" is not: the year stands with the end.
            year = 0;
            position = end < text.Length && text[end] == '.' ? end + 1 : end;
        }

        date = month > 0 ? new PartialDate(year, month, month, day) : new PartialDate(year, season.First, season.Last, 0);
        return position - at;
    }

    private static int ReadDigits(ReadOnlySpan<char> text, int at, out PartialDate date)
    {
        date = default;
        if (Year(text, at, out var year) is var length and > 0)
        {
            return ReadAfterYear(text, at, length, year, out date);
        }

        var digits = Number(text, at, out var first);
        if (digits is 0 or > 2 || first is < 1 or > 31 || at + digits >= text.Length)
        {
            return 0;
        }

        var after = SkipOrdinal(text, at + digits);
        var monthAt = Skip(text, after, " .");
        if (monthAt > at + digits && monthAt < text.Length && char.IsLetter(text[monthAt])
            && ReadWords(text, monthAt, out var named) is var words and > 0 && named.Day == 0 && named.FirstMonth == named.LastMonth)
        {
            date = named with { Day = first };
            return monthAt + words - at;
        }

        return ReadSeparated(text, at, digits, first, out date);
    }

    // "2018-09", "2018/9", "2018.09", "2018-09-15"; "2018-2020" and "2018-19" are ranges and end after the year.
    private static int ReadAfterYear(ReadOnlySpan<char> text, int at, int length, int year, out PartialDate date)
    {
        date = new PartialDate(year, 0, 0, 0);
        var position = at + length;
        if (position >= text.Length || text[position] is not ('-' or '/' or '.')
            || Number(text, position + 1, out var month) is not (1 or 2) || month is < 1 or > 12)
        {
            return Bounded(text, position) ? length : 0;
        }

        var monthDigits = Number(text, position + 1, out _);
        var separator = text[position];
        position += 1 + monthDigits;
        var day = 0;
        var dayDigits = position < text.Length && text[position] == separator ? Number(text, position + 1, out day) : 0;
        if (dayDigits is 1 or 2 && day is >= 1 and <= 31)
        {
            date = new PartialDate(year, month, month, day);
            return position + 1 + dayDigits - at;
        }

        if (!Bounded(text, position))
        {
            return 0;
        }

        date = new PartialDate(year, month, month, 0);
        return position - at;
    }

    // "09/2018", "9.2018", "15.09.2018", "09/15/2018" and, weakly, "09/18".
    private static int ReadSeparated(ReadOnlySpan<char> text, int at, int digits, int first, out PartialDate date)
    {
        date = default;
        var separator = text[at + digits];
        if (separator is not ('/' or '.' or '-'))
        {
            return 0;
        }

        var secondAt = at + digits + 1;
        if (first <= 12 && Year(text, secondAt, out var year) is var yearLength and > 0 && Bounded(text, secondAt + yearLength))
        {
            date = new PartialDate(year, first, first, 0);
            return secondAt + yearLength - at;
        }

        var secondDigits = Number(text, secondAt, out var second);
        if (secondDigits is not (1 or 2))
        {
            return 0;
        }

        var thirdAt = secondAt + secondDigits + 1;
        if (thirdAt < text.Length && text[thirdAt - 1] == separator && Year(text, thirdAt, out year) is var length and > 0)
        {
            var (month, day) = separator == '/' && first <= 12 || second > 12 ? (first, second) : (second, first);
            if (month is < 1 or > 12 || day is < 1 or > 31)
            {
                return 0;
            }

            date = new PartialDate(year, month, month, day);
            return thirdAt + length - at;
        }

        if (separator == '/' && secondDigits == 2 && first <= 12 && Bounded(text, secondAt + 2))
        {
            date = new PartialDate(Century(second), first, first, 0) { Weak = true };
            return secondAt + 2 - at;
        }

        return 0;
    }

    /// <summary>A year of four digits that no letter, digit or per cent sign follows.</summary>
    public static int Year(ReadOnlySpan<char> text, int at, out int year) =>
        Number(text, at, out year) == 4 && year is >= MinYear and <= MaxYear
        && (at + 4 == text.Length || !char.IsLetter(text[at + 4]) && text[at + 4] is not ('%' or '+' or '\u00D7')) ? 4 : 0;

    /// <summary>"'19" as 2019.</summary>
    private static int ShortYear(ReadOnlySpan<char> text, int at, out int year)
    {
        year = 0;
        if (at + 2 >= text.Length || text[at] is not ('\'' or '\u2019') || Number(text, at + 1, out var number) != 2)
        {
            return 0;
        }

        year = Century(number);
        return 3;
    }

    /// <summary>The last two digits of a year in full: 00–49 are 2000–2049.</summary>
    public static int Century(int twoDigits) => twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

    /// <summary>Number of digits at a place, and their value.</summary>
    public static int Number(ReadOnlySpan<char> text, int at, out int value)
    {
        var end = at;
        while (end < text.Length && end - at < 6 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        value = end > at ? int.Parse(text[at..end], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return end - at;
    }

    private static int Skip(ReadOnlySpan<char> text, int at, string signs)
    {
        var limit = Math.Min(text.Length, at + 3);
        while (at < limit && (signs.Contains(text[at]) || text[at] == '\u00A0'))
        {
            at++;
        }

        return at;
    }

    private static int SkipOrdinal(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at..(at + 2)] is "st" or "nd" or "rd" or "th" ? at + 2 : at;

    // "2023.1234" is part of a number, "2023." ends a sentence.
    private static bool Bounded(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || !char.IsLetterOrDigit(text[at]) && !(text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    private static bool Set(PartialDate value, out PartialDate date)
    {
        date = value;
        return true;
    }
}
