namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>The part of a card that a label such as "Employer:" or a column such as "Job title" fills.</summary>
internal static class EntryLabels
{
    private static readonly Dictionary<string, string> Slots = new(StringComparer.OrdinalIgnoreCase)
    {
        ["company"] = "company", ["company name"] = "company", ["employer"] = "company", ["organisation"] = "company", ["organization"] = "company",
        ["client"] = "company", ["institution"] = "company", ["school"] = "company", ["university"] = "company", ["college"] = "company",
        ["publisher"] = "company", ["venue"] = "company", ["journal"] = "company",
        ["title"] = "title", ["job title"] = "title", ["role"] = "title", ["position"] = "title", ["designation"] = "title", ["job"] = "title",
        ["degree"] = "title", ["degree name"] = "title", ["qualification"] = "title", ["course"] = "title", ["project"] = "title", ["project name"] = "title", ["project title"] = "title",
        ["field"] = "area", ["field of study"] = "area", ["major"] = "area", ["area"] = "area", ["subject"] = "area",
        ["team"] = "team", ["department"] = "team", ["division"] = "team", ["unit"] = "team",
        ["location"] = "place", ["place"] = "place", ["city"] = "place", ["country"] = "place", ["work location"] = "place",
        ["start"] = "start", ["start date"] = "start", ["started on"] = "start", ["started"] = "start", ["from"] = "start", ["begin"] = "start", ["start year"] = "start",
        ["end"] = "end", ["end date"] = "end", ["finished on"] = "end", ["finished"] = "end", ["to"] = "end", ["until"] = "end", ["end year"] = "end",
        ["dates"] = "dates", ["date"] = "dates", ["period"] = "dates", ["duration"] = "dates", ["years"] = "dates", ["year"] = "dates", ["when"] = "dates", ["tenure"] = "dates",
        ["description"] = "body", ["summary"] = "body", ["responsibilities"] = "body", ["achievements"] = "body", ["details"] = "body", ["notes"] = "body", ["highlights"] = "body",
        ["technologies"] = "tools", ["tools"] = "tools", ["tech stack"] = "tools", ["stack"] = "tools", ["skills"] = "tools",
        ["type"] = "type", ["section"] = "type", ["kind"] = "type", ["category"] = "type", ["topic"] = "type",
        ["employment type"] = "employment", ["job type"] = "employment",
    };

    // Labels that stand at the head of an entry in ordinary documents; the others describe it.
    private static readonly HashSet<string> Naming = ["company", "title", "dates", "place", "start", "end"];

    /// <summary>The slot that a label at the beginning of a line fills in a header; null where it belongs to the description.</summary>
    public static string? Slot(string label) => Column(label) is { } slot && Naming.Contains(slot) ? slot : null;

    /// <summary>The slot that a column of a table fills; null where unknown.</summary>
    public static string? Column(string header) =>
        Slots.TryGetValue(header.Trim().Replace('_', ' '), out var slot) ? slot : null;
}
