using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>A run of words on one baseline without a wide gap, with its box in points.</summary>
internal sealed partial class Piece(string text, double left, double top, double right, double bottom, double firstWordWidth)
{
    private readonly List<Piece> _notes = [];

    public string Text { get; } = text;

    public double Left { get; } = left;

    public double Top { get; } = top;

    public double Right { get; } = right;

    public double Bottom { get; } = bottom;

    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;

    /// <summary>Width of the first word, for telling whether it would still have fitted on the line before.</summary>
    public double FirstWordWidth { get; } = firstWordWidth;

    /// <summary>Pieces from a margin column that belong beside this one.</summary>
    public IReadOnlyList<Piece> Notes => _notes;

    /// <summary>A section's heading that stands in the margin beside this, its first line.</summary>
    public Piece? Heading { get; private set; }

    /// <summary>True when it begins a list item.</summary>
    public bool IsItem => ListMarker.Starts(Text);

    /// <summary>True when it holds a year or a word like "present".</summary>
    public bool HasDate => Date.IsMatch(Text);

    /// <summary>Puts a piece of a margin column beside this one; a heading on the left goes above it.</summary>
    public void Attach(Piece note)
    {
        if (note.Left < Left && Heading is null && _notes.Count == 0 && SectionName.Is(note.Text))
        {
            Heading = note;
        }
        else
        {
            _notes.Add(note);
        }
    }

    /// <summary>True when both stand on one line of text.</summary>
    public bool SharesRow(Piece other) =>
        Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > 0.5 * Math.Min(Height, other.Height);

    [GeneratedRegex(@"\b(19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\b(present|current|today|now|ongoing)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Date { get; }
}
