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
        return CardExtractor.Make(kind, read.Fields, read.Date, items, employment) is { } card ? card with { Source = record.Span } : null;
    }
}
