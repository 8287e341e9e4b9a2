using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Indexing.Entries;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Reads heads whose lines, or a table's columns, say themselves what they are: "Employer: Acme", "Start: 2019-05".</summary>
internal static class LabelledHeader
{
    /// <summary>Label and value of lines like "Employer: Acme".</summary>
    public static List<KeyValuePair<string, string>> Pairs(Entry entry) =>
        entry.Header.SelectMany(line => line.Cells).Select(Pair).OfType<KeyValuePair<string, string>>().ToList();

    /// <summary>What the labels say; null where no label names a title or a company.</summary>
    public static (HeaderFields Fields, DateRange? Date)? Read(IEnumerable<KeyValuePair<string, string>> pairs, DateRange? date)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, value) in pairs)
        {
            if (EntryLabels.Column(label) is { } slot && value.Length > 0)
            {
                slots.TryAdd(slot, value);
            }
        }

        if (!slots.ContainsKey("title") && !slots.ContainsKey("company"))
        {
            return null;
        }

        var title = slots.GetValueOrDefault("title", "");
        title = slots.TryGetValue("area", out var area) && title.Length > 0 && Vocabulary.Degree(title) > 0 ? $"{title}, {area}" : title.Length > 0 ? title : area ?? "";
        var place = slots.TryGetValue("place", out var where) ? Places.Whole(where) ?? new Place(where, "", "") : null;
        return (new HeaderFields(title, slots.GetValueOrDefault("company", ""), slots.GetValueOrDefault("team", ""), place), Date(slots) ?? date);
    }

    private static DateRange? Date(Dictionary<string, string> slots)
    {
        if (slots.TryGetValue("dates", out var written) && DateRangeParser.Find(written) is [var whole, ..])
        {
            return whole;
        }

        var start = slots.TryGetValue("start", out var from) && DateRangeParser.Find(from) is [var first, ..] ? first.Start : null;
        var hasEnd = slots.TryGetValue("end", out var to);
        var end = hasEnd && DateRangeParser.Find(to!) is [var last, ..] ? last.End : null;
        return start is null && end is null ? null : new DateRange(start, end, start is not null && end is null, false, default);
    }

    private static KeyValuePair<string, string>? Pair(string cell)
    {
        var colon = cell.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && EntryLabels.Slot(cell[..colon]) is not null ? new(cell[..colon], cell[(colon + 2)..].Trim()) : null;
    }
}
