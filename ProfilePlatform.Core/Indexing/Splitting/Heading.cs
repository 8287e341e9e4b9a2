using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>How a heading is set off from the text; headings of one document look alike.</summary>
internal enum HeadingLook
{
    /// <summary>A short line like any other.</summary>
    Plain,

    /// <summary>Ends in a colon.</summary>
    Colon,

    /// <summary>All letters are capitals.</summary>
    Capitals,

    /// <summary>Letters are set apart by spaces.</summary>
    Spaced,

    /// <summary>Begins with '#' or is underlined, as in Markdown, or stands between asterisks.</summary>
    Marked,
}

/// <summary>A line, or the beginning of one, that is a heading.</summary>
/// <param name="Line">Index of the line.</param>
/// <param name="Span">Where the whole line stands.</param>
/// <param name="Words">The heading without its ornaments.</param>
/// <param name="Look">How it is set off.</param>
/// <param name="Meaning">What it announces; null where its words are unknown.</param>
/// <param name="Inline">True where the text begins on the same line, after a colon.</param>
internal sealed record Heading(int Line, TextSpan Span, string Words, HeadingLook Look, HeadingMeaning? Meaning, bool Inline = false)
{
    /// <summary>The number of '#' it begins with.</summary>
    public int Level { get; init; }
}
