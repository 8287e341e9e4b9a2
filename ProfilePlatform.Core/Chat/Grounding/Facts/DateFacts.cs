using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Finds single dates: years, months with or without a year, days.</summary>
internal static class DateFacts
{
    private const int ShortestMonth = 3;

    /// <summary>The dates, in order; both ends of a range are dates of their own.</summary>
    public static IEnumerable<Term> In(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (!Begins(text, position) || PartialDateReader.Read(text, position, out var date) is not (> 0 and var length) || !Counts(text, position, length, date))
            {
                position++;
                continue;
            }

            yield return Of(text, position, length, date);
            position += length;
            if (Brief(text, position, date, out var brief))
            {
                yield return Of(text, position, 3, date with { Year = brief });
                position += 3;
            }
        }
    }

    private static Term Of(string text, int start, int length, PartialDate date) =>
        new(TermKind.Date, text.Substring(start, length), "", new TextSpan(start, start + length)) { Year = date.Year, Month = date.FirstMonth, Day = date.Day };

    private static bool Begins(string text, int position) =>
        char.IsLetterOrDigit(text[position]) && (position == 0 || (!char.IsLetterOrDigit(text[position - 1])
            && !(text[position - 1] is '.' or ',' or '#' && position > 1 && char.IsAsciiDigit(text[position - 2]) && char.IsAsciiDigit(text[position]))
            && text[position - 1] is not ('$' or '\u20AC' or '\u00A3' or '\u20B9' or '\u00A5')));

    // A month alone counts where it is surely one: "from May", not "may".
    private static bool Counts(string text, int start, int length, PartialDate date) =>
        !date.Weak && (date.Year > 0 || (date.FirstMonth == date.LastMonth && length >= ShortestMonth && char.IsUpper(text[start])
            && (start > 0 || date.Day > 0) && !(start + length < text.Length && char.IsLetterOrDigit(text[start + length]))));

    // "2018–19"
    private static bool Brief(string text, int position, PartialDate date, out int year)
    {
        year = 0;
        if (date.FirstMonth > 0 || position + 2 >= text.Length || !DateWords.IsDash(text[position])
            || PartialDateReader.Number(text, position + 1, out var brief) != 2 || (position + 3 < text.Length && text[position + 3] is '-' or '/'))
        {
            return false;
        }

        year = (date.Year / 100 * 100) + brief;
        return year >= date.Year;
    }
}
