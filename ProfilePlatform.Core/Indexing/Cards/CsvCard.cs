using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Makes a card from a record of a table, whose columns say what they hold.</summary>
internal static class CsvCard
{
    public static CardDraft? Of(CsvRecord record, string kind)
    {
        if (LabelledHeader.Read(record.Fields, null) is not { } read)
        {
            return null;
        }

        var items = record.Fields
            .Where(field => field.Value.Length > 0 && EntryLabels.Column(field.Key) is null or "body" or "tools")
            .Select(field => EntryLabels.Column(field.Key) == "body" ? field.Value : $"{field.Key}: {field.Value}").ToList();
        var employment = string.Join(' ', record.Fields.Where(field => EntryLabels.Column(field.Key) is "employment" or "title").Select(field => field.Value));
        return CardExtractor.Make(Kind(record, kind), read.Fields, read.Date, items, employment) is { } card ? card with { Source = record.Span } : null;
    }

    // A table has no heading; its columns tell publications and projects from jobs.
    private static string Kind(CsvRecord record, string kind)
    {
        var columns = record.Fields.Select(field => field.Key.Replace('_', ' ').ToLowerInvariant()).ToHashSet();
        return kind != "work" || columns.Overlaps(["company", "employer", "job title", "position"]) ? kind
            : columns.Overlaps(["journal", "venue", "doi", "publication", "authors", "publisher"]) ? "publication"
            : columns.Overlaps(["patent", "patent number"]) ? "patent"
            : columns.Overlaps(["project", "project name", "project title", "film", "programme", "client"]) ? "project" : kind;
    }
}
