using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>What a line does in a section.</summary>
internal enum LineKind
{
    /// <summary>Names an entry: role, company, degree, project.</summary>
    Header,

    /// <summary>Nothing but a date, a place or a duration.</summary>
    Aside,

    /// <summary>Begins with a bullet.</summary>
    Bullet,

    /// <summary>Prose, the rest of a wrapped line, "Technologies: …".</summary>
    Body,

    /// <summary>Page numbers and running titles.</summary>
    Noise,
}

/// <summary>A line of a section, taken apart.</summary>
internal sealed record EntryLine(TextSpan Span, bool AfterBlank, LineKind Kind)
{
    /// <summary>The words without bullet, date and place; columns of the line are separate.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>The date beside or among the words.</summary>
    public DateRange? Date { get; init; }

    /// <summary>The place that stands in a column of its own.</summary>
    public string? Place { get; init; }

    /// <summary>All columns of words in one.</summary>
    public string Words => Cells.Count == 1 ? Cells[0] : string.Join(", ", Cells);
}

/// <summary>A job, study or project with all that is said about it.</summary>
/// <param name="Span">Where it stands; the entries of a section follow each other without overlap.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Date">When it was.</param>
internal sealed record Entry(TextSpan Span, IReadOnlyList<EntryLine> Lines, DateRange? Date)
{
    /// <summary>The lines that name it.</summary>
    public IEnumerable<EntryLine> Header => Lines.Where(line => line.Kind == LineKind.Header);

    /// <summary>The lines that describe it.</summary>
    public IEnumerable<EntryLine> Body => Lines.Where(line => line.Kind is LineKind.Bullet or LineKind.Body);

    /// <summary>The place in a column or on a line of its own.</summary>
    public string? Place => Lines.FirstOrDefault(line => line.Place is not null)?.Place;
}
