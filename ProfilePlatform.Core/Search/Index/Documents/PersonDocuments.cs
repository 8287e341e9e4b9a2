using System.Globalization;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Index.Documents;

/// <summary>Makes of a profile what the people index holds of it.</summary>
internal static class PersonDocuments
{
    /// <summary>The document, still without vectors, and the texts to embed by their hash.</summary>
    /// <param name="profile">A listed profile.</param>
    /// <param name="cards">Its cards that are not dismissed, in order, with their parts.</param>
    public static (PersonDocument Document, IReadOnlyDictionary<string, EmbeddedText> Texts) Of(Profile profile, IEnumerable<ExperienceCard> cards)
    {
        var texts = new Dictionary<string, EmbeddedText>(StringComparer.Ordinal);
        var document = new PersonDocument(
            profile.Id, profile.ContentVersion, profile.OpenToWork, profile.WorkPreferredSalaryMin,
            [.. profile.WorkPreferredLocations.SelectMany(CardPlaces.Of).Distinct(StringComparer.Ordinal)],
            [.. cards.Take(CardText.MostCards).Select(card => Card(card, texts))]);
        return (document, texts);
    }

    private static CardDocument Card(ExperienceCard card, Dictionary<string, EmbeddedText> texts)
    {
        var children = card.Children.OrderBy(child => child.Position).Take(CardText.MostChildren)
            .Select(child => (child.Id, Text: CardText.OfChild(card, child))).Where(child => child.Text.Words.Length > 0);
        return new CardDocument(
            [.. Facets(card).Distinct(StringComparer.Ordinal)], Day(card.StartDate), Day(card.EndDate),
            [.. CardText.Phrases(card).Select(SearchText.Normalise).Where(phrase => phrase.Length > 0)],
            [Entry(card.Id, CardText.OfCard(card), card.DocumentId, texts), .. children.Select(child => Entry(child.Id, child.Text, card.DocumentId, texts))]);
    }

    private static EntryDocument Entry(Guid id, (string Title, string Words, string Embedded) text, Guid? documentId, Dictionary<string, EmbeddedText> texts)
    {
        var hash = text.Embedded.Length == 0 ? "" : TextHash.Of(text.Embedded);
        if (hash.Length > 0)
        {
            texts.TryAdd(hash, new EmbeddedText(text.Embedded, documentId));
        }

        return new EntryDocument(id, text.Title, text.Words, hash);
    }

    private static IEnumerable<string> Facets(ExperienceCard card)
    {
        var level = card.SeniorityLevel.Length > 0 ? card.SeniorityLevel : Standing.Seniority(card.Title);
        var location = PlaceNames.Key(string.Join(' ', card.Location, card.City, card.Country));
        (string Value, Func<string, string> Column)[] columns =
        [
            (CompanyNames.Normalise(card.CompanyName), Facet.Company),
            (CompanyNames.NormaliseTeam(card.TeamName), Facet.Team),
            (Lower(card.IntentPrimary), Facet.Intent),
            (Lower(card.Domain), Facet.Domain),
            (Lower(card.SubDomain), Facet.SubDomain),
            (Lower(card.EmploymentType), Facet.Employment),
            (Lower(level), Facet.Seniority),
            (RoleNames.Function(card.Title), Facet.Function),
            (location, Facet.Location),
        ];
        var facets = columns.Where(column => column.Value.Length > 0).Select(column => column.Column(column.Value))
            .Concat(CardPlaces.Of(card.City, card.Country, card.Location).Select(Facet.Place));
        return card.IsCurrent ? facets.Append(Facet.Current) : facets;
    }

    private static int Day(string? date) =>
        date is { Length: >= 10 } && int.TryParse(date.AsSpan(0, 10).ToString().Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0;

    private static string Lower(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A text that needs a vector.</summary>
/// <param name="Text">The text.</param>
/// <param name="DocumentId">The document that its card was made from; null where its owner wrote it.</param>
internal sealed record EmbeddedText(string Text, Guid? DocumentId);
