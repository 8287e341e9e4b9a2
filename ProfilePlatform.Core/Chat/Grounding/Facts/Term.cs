using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>What a term of a sentence is.</summary>
internal enum TermKind
{
    Word,
    Number,
    Date,
    Contact,
}

/// <summary>A word or fact of a text, in the one form in which claims and passages are compared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word folded; a fact as it stands.</param>
/// <param name="Stem">A word's stem; empty for facts.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct Term(TermKind Kind, string Text, string Stem, TextSpan Span)
{
    /// <summary>A number's value, its scale taken in.</summary>
    public decimal Value { get; init; }

    /// <summary>"%", a currency's code, or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A date's year; 0 where only a month is named.</summary>
    public int Year { get; init; }

    /// <summary>A date's month or a season's first one; 0 for a bare year.</summary>
    public int Month { get; init; }

    /// <summary>A date's day of the month; 0 where none is given.</summary>
    public int Day { get; init; }

    /// <summary>Begins with a capital letter.</summary>
    public bool Capital { get; init; }

    /// <summary>A number or a year that stands alone, which nothing tells apart ("2000 jobs").</summary>
    public bool IsBareYear => Kind == TermKind.Date && Month == 0;

    /// <summary>True where a passage's term <paramref name="other"/> states this fact.</summary>
    public bool IsStatedBy(in Term other)
    {
        if (Kind == TermKind.Contact)
        {
            return other.Kind == TermKind.Contact && Text == other.Text;
        }

        if (Kind == TermKind.Date)
        {
            return other.Kind == TermKind.Date
                ? (Year == 0 || Year == other.Year) && (Month == 0 || Month == other.Month) && (Day == 0 || Day == other.Day)
                : IsBareYear && other.Kind == TermKind.Number && other.Value == Year && other.Unit.Length == 0;
        }

        return other.Kind == TermKind.Number
            ? Value == other.Value && Unit == other.Unit
            : other.IsBareYear && Value == other.Year && Unit.Length == 0;
    }
}
