using System.Buffers;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>A heading that no list knows ("Where I have been"): a short line after a blank one, without the marks of an entry's first line.</summary>
internal static class UnknownHeading
{
    private const int MaxLength = 50;
    private const int MaxWords = 6;
    private static readonly SearchValues<char> NotInHeadings = SearchValues.Create("0123456789,@|.;()");

    /// <summary>The line's words; null where it is no heading.</summary>
    public static string? At(string text, IReadOnlyList<TextLine> lines, int index)
    {
        var line = lines[index].Span.In(text);
        if (!lines[index].AfterBlank || line.Length > MaxLength || line.AsSpan().ContainsAny(NotInHeadings) || line.Count(sign => sign == ' ') >= MaxWords
            || !char.IsLetter(line[0]) || Vocabulary.NamesOrganisationOrRole(line))
        {
            return null;
        }

        // An employer's name stands right above a role and a date, a heading more often alone.
        var below = lines.Skip(index + 1).TakeWhile(next => !next.AfterBlank).Take(2);
        return below.Any(next => DateRangeParser.Find(text, next.Span).Count > 0) ? null : line;
    }
}
