using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>An entry while its lines are being gathered.</summary>
internal sealed class EntryDraft
{
    public EntryDraft(IEnumerable<EntryLine>? lines = null)
    {
        foreach (var line in lines ?? [])
        {
            Add(line);
        }
    }

    public List<EntryLine> Lines { get; } = [];

    public DateRange? Date { get; set; }

    public bool HasHeader => Lines.Exists(line => line.Kind == LineKind.Header);

    public bool HasPlace => Lines.Exists(line => line.Place is not null);

    /// <summary>Adds a line; its date becomes the entry's where there is none yet.</summary>
    public void Add(EntryLine line)
    {
        Date ??= line.Date;
        Lines.Add(line);
    }

    /// <summary>Adds a line whose date belongs to another entry.</summary>
    public void Append(EntryLine line) => Lines.Add(line);

    /// <summary>Takes over an entry that is none; its heads become description.</summary>
    public void Absorb(EntryDraft other)
    {
        Lines.AddRange(other.Lines.Select(line => line.Kind == LineKind.Header && HasBody ? line with { Kind = LineKind.Body } : line));
        Date ??= other.Date;
    }

    /// <summary>True when it names something by itself.</summary>
    public bool StandsAlone(string kind)
    {
        if (Date is not null)
        {
            return HasHeader || HasBody;
        }

        return kind switch
        {
            "work" or "volunteer" or "talk" => Headers.Any(line => line.Cells.Any(cell => Parts(cell).Any(Vocabulary.NamesRole))),
            "education" => Headers.Any(line => line.Cells.Any(cell => Parts(cell).Any(part => Vocabulary.Degree(part) >= 3 || Vocabulary.Organisation(part) >= 3))),
            _ => HasHeader,
        };
    }

    private bool HasBody => Lines.Exists(line => line.Kind is LineKind.Bullet or LineKind.Body);

    private IEnumerable<EntryLine> Headers => Lines.Where(line => line.Kind == LineKind.Header);

    private static string[] Parts(string cell) => cell.Split([',', '|', '\u2013', '\u2014'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
