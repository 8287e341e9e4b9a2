using System.Text.Json;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Index.Documents;

/// <summary>
/// What of a card and its parts is searched. Lengths are capped, a sentence or phrase counts once however often it stands there, and characters
/// that nobody sees are gone: whoever repeats or hides words gains nothing by it.
/// </summary>
internal static class CardText
{
    public const int MostCards = 40;
    public const int MostChildren = 12;
    public const int MostPhrases = 15;
    private const int LongestLine = 160;
    private const int LongestRead = 20_000;
    private const int LongestText = 1_200;
    private const int LongestEmbedded = 600;

    /// <summary>The card's phrases, cleaned, each once.</summary>
    public static IReadOnlyList<string> Phrases(ExperienceCard card) =>
        [.. card.SearchPhrases.Select(Line).Where(phrase => phrase.Length > 0).DistinctBy(SearchText.Normalise, StringComparer.Ordinal).Take(MostPhrases)];

    /// <summary>The card itself.</summary>
    public static (string Title, string Words, string Embedded) OfCard(ExperienceCard card)
    {
        var (title, company, team) = (Line(card.Title), Line(card.CompanyName), Line(card.TeamName));
        var place = Line(card.Location.Length > 0 ? card.Location : string.Join(", ", new[] { card.City, card.Country }.Where(part => part.Length > 0)));
        var field = Once([Line(card.Domain), Line(card.SubDomain)], ", ");
        var prose = Prose(card.Summary + "\n" + card.EnhancedDescription);
        // Each word of the phrases counts once: they repeat title and firm by their nature.
        var phraseWords = string.Join(' ', Phrases(card).SelectMany(phrase => SearchText.Normalise(phrase).Split(' ')).Distinct(StringComparer.Ordinal));
        var words = SearchText.Normalise(string.Join('\n', company, team, place, Line(card.City), Line(card.Country), field, prose)) + " " + phraseWords;
        var embedded = string.Join(". ", new[] { company.Length > 0 ? $"{title} at {company}" : title, team, field, place, prose }.Where(part => part.Length > 0));
        return (SearchText.Normalise(title), words.Trim(), Cut(embedded, LongestEmbedded));
    }

    /// <summary>A part of a card.</summary>
    public static (string Title, string Words, string Embedded) OfChild(ExperienceCard card, CardChild child)
    {
        var prose = Prose(child.RawText.Length > 0 ? child.RawText : Items(child.ItemsJson));
        return ("", SearchText.Normalise(prose), prose.Length == 0 ? "" : Cut($"{Line(card.Title)}: {prose}", LongestEmbedded));
    }

    private static string Items(string json)
    {
        try
        {
            using var items = JsonDocument.Parse(json);
            return items.RootElement.ValueKind != JsonValueKind.Array ? "" : string.Join('\n', items.RootElement.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.Object).Select(item => $"{Part(item, "title")}. {Part(item, "description")}"));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Part(JsonElement item, string name) =>
        item.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String ? part.GetString()! : "";

    private static string Prose(string text)
    {
        var clean = Cut(SeenText.Clean(text), LongestRead);
        return Cut(Once(clean.Split('\n').SelectMany(line => Sentences.Split(line).Select(span => OneLine(span.In(line)))), " "), LongestText);
    }

    private static string Once(IEnumerable<string> parts, string between) =>
        string.Join(between, parts.Where(part => part.Length > 0).DistinctBy(SearchText.Normalise, StringComparer.Ordinal));

    private static string Line(string text) => Cut(OneLine(SeenText.Clean(text)), LongestLine);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text, int most) => text.Length <= most ? text : WellFormed.Of(text[..most]);
}
