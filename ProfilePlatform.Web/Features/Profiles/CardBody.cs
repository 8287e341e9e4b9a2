using System.Text.Json;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>What a card says, without saying it twice: a summary is often made of the very items that follow it.</summary>
/// <param name="Summary">A paragraph; empty where the items say it all.</param>
/// <param name="Items">One line each.</param>
internal sealed record CardBody(string Summary, IReadOnlyList<string> Items)
{
    // Punctuation and joining words that are left when all items are taken out of a summary.
    private const int Remainder = 16;

    /// <summary>The summary and the items of <paramref name="card"/>; tools are listed elsewhere.</summary>
    public static CardBody Of(ExperienceCard card)
    {
        var items = card.Children.OrderBy(child => child.Position).Where(child => child.ChildType != "tools")
            .SelectMany(Lines).Distinct(StringComparer.Ordinal).OrderBy(item => Place(card.Summary, item)).ToList();
        var summary = (card.EnhancedDescription.Length > 0 ? card.EnhancedDescription : card.Summary).Trim();
        summary = WithoutHead(summary, card);
        if (card.EnhancedDescription.Length > 0)
        {
            // What stood in the text that was rewritten is in the rewriting.
            return new CardBody(summary, [.. items.Where(item => !card.Summary.Contains(item, StringComparison.Ordinal))]);
        }

        var rest = items.Aggregate(summary, (text, item) => text.Replace(item, "", StringComparison.Ordinal));
        return items.Count > 1 && rest.Length < summary.Length && rest.Trim().Length <= Remainder
            ? new CardBody("", items)
            : new CardBody(summary, [.. items.Where(item => !summary.Contains(item, StringComparison.Ordinal))]);
    }

    // A card that is made of its heading alone, or begins with it, says it right below the heading once more.
    private static string WithoutHead(string summary, ExperienceCard card)
    {
        var rest = After(summary, card.Title);
        return rest.Length == summary.Length ? summary
            : rest.Length == 0 || After(rest, card.CompanyName).Length == 0 ? ""
            : summary[card.Title.Length] == '.' ? rest
            : summary;
    }

    private static string After(string text, string head) =>
        head.Length > 0 && text.StartsWith(head, StringComparison.Ordinal) && (text.Length == head.Length || !char.IsLetterOrDigit(text[head.Length]))
            ? text[head.Length..].TrimStart('.', ',', ';', ':', '|', '·', '–', '-', ' ')
            : text;

    // Children are sorted by what they tell of; people put what matters most first, and the summary has kept their order.
    private static int Place(string summary, string item) =>
        summary.IndexOf(item, StringComparison.Ordinal) is var at and >= 0 ? at : int.MaxValue;

    private static List<string> Lines(CardChild child)
    {
        using var items = Parse(child.ItemsJson);
        var lines = items?.RootElement.ValueKind == JsonValueKind.Array
            ? items.RootElement.EnumerateArray().Select(Line).Where(line => line.Length > 0).ToList()
            : [];
        return lines.Count > 0 || child.RawText.Length == 0 ? lines : [child.RawText.Trim()];
    }

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Line(JsonElement item)
    {
        var (title, description) = (Words(Text(item, "title")), Text(item, "description"));
        return description.Length == 0 ? title
            : description.StartsWith(title.TrimEnd('…', '.', ' '), StringComparison.Ordinal) ? description
            : $"{title}: {description}";
    }

    // A column of a table is called "main_result" there, and "Main result" here.
    private static string Words(string title) =>
        title.Contains('_', StringComparison.Ordinal) ? char.ToUpperInvariant(title[0]) + title[1..].Replace('_', ' ') : title;

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Trim()
            : "";
}
