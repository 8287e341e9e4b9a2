using System.Text.Json;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Compare;

/// <summary>Wishes in a comparison: fulfilled as the ranking counts them, by a card or one part of it that has all the words.</summary>
internal static class WishRows
{
    // A page's height; the ranking counts more.
    private const int Most = 12;

    /// <summary>Wishes with their stems, or with the facet that fulfils them; the role apart, which has a row of its own.</summary>
    public static IEnumerable<(string Wish, IReadOnlyList<string> Stems, string Facet)> Of(SearchCriteria criteria)
    {
        var role = Key(Words(criteria.Role?.Title ?? ""));
        return criteria.Should.SkillsOrTools.Concat(criteria.Should.Keywords).Select(wish => (wish, Words(wish), Facet: ""))
            .Where(row => row.Item2.Count > 0 && Key(row.Item2) != role)
            .DistinctBy(row => Key(row.Item2), StringComparer.Ordinal)
            .Concat(criteria.Should.IntentSecondary.Select(intent => (intent, (IReadOnlyList<string>)[], Index.Documents.Facet.Intent(intent)))).Take(Most);
    }

    public static ComparisonCell Cell(ComparedCards person, IReadOnlyList<string> stems)
    {
        var best = person.Cards.SelectMany(card => card.Indexed.Entries.Select(entry => (card.Card, entry.Id, Has: Has(entry, stems))))
            .Where(entry => entry.Has > 0).OrderByDescending(entry => entry.Has).FirstOrDefault();
        if (best.Card is null || best.Has * 2 < stems.Count)
        {
            return ComparisonCell.NotSaid;
        }

        var (quote, field) = Quotes.Best(best.Id == best.Card.Id ? OfCard(best.Card) : OfChild(best.Card.Children.First(child => child.Id == best.Id)), stems);
        return new(best.Has == stems.Count ? CellStates.Held : CellStates.Partly, quote, best.Card.Id, field);
    }

    private static int Has(EntryDocument entry, IReadOnlyList<string> stems)
    {
        var words = Stems.In($"{entry.Title} {entry.Words}").ToHashSet(StringComparer.Ordinal);
        return stems.Count(words.Contains);
    }

    private static IEnumerable<(string, string)> OfCard(ExperienceCard card) =>
    [
        (card.Title, "title"), (card.Summary, "summary"), (card.EnhancedDescription, "summary"), (card.CompanyName, "company_name"), (card.TeamName, "team_name"),
        (card.Domain, "domain"), (card.SubDomain, "sub_domain"), (Quotes.Place(card), "location"), .. card.SearchPhrases.Select(phrase => (phrase, "search_phrases")),
    ];

    private static IEnumerable<(string, string)> OfChild(CardChild child)
    {
        if (child.RawText.Length > 0)
        {
            return [(child.RawText, "outcome")];
        }

        try
        {
            using var items = JsonDocument.Parse(child.ItemsJson);
            return [.. items.RootElement.EnumerateArray().SelectMany(item => item.EnumerateObject()).Where(part => part.Value.ValueKind == JsonValueKind.String)
                .Select(part => (part.Value.GetString()!, "outcome"))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> Words(string text) => [.. Stems.In(text).Distinct(StringComparer.Ordinal)];

    private static string Key(IEnumerable<string> stems) => string.Join(' ', stems.Order(StringComparer.Ordinal));
}
