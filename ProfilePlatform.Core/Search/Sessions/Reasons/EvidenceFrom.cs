using System.Text.Json;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Core.Search.Sessions.Reasons;

/// <summary>Makes evidence of a person's cards as they are now, for what matched.</summary>
internal static class EvidenceFrom
{
    /// <summary>The evidence.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cards">Cards that matched, best first; those that are gone are left out.</param>
    /// <param name="children">Parts that matched, best first; likewise.</param>
    /// <param name="criteria">What was asked, with what won over it (<see cref="Effective"/>).</param>
    public static PersonEvidence Of(ShownPerson person, IEnumerable<CardHit> cards, IEnumerable<ChildHit> children, SearchCriteria criteria)
    {
        var byId = person.Cards.ToDictionary(card => card.Id);
        var parts = person.Cards.SelectMany(card => card.Children).ToDictionary(child => child.Id);
        var profile = person.Profile;
        return EvidenceBuilder.Build(
            new EvidenceSource(
                profile.Id, profile.OpenToWork, profile.WorkPreferredSalaryMin, profile.WorkPreferredLocations,
                [.. cards.Where(hit => byId.ContainsKey(hit.CardId)).Select(hit => Card(byId[hit.CardId]))],
                [.. children.Where(hit => parts.ContainsKey(hit.ChildId)).Select(hit => Child(parts[hit.ChildId]))]),
            criteria);
    }

    /// <summary>The criteria with what the request put in their place, so that reasons name what was really asked.</summary>
    public static SearchCriteria Effective(SearchCriteria criteria, PeopleRequest request) => criteria with
    {
        Must = criteria.Must with
        {
            OpenToWorkOnly = request.OpenToWorkOnly ?? criteria.Must.OpenToWorkOnly,
            OfferSalaryInrPerYear = request.SalaryMax ?? criteria.Must.OfferSalaryInrPerYear,
        },
    };

    private static EvidenceCard Card(ExperienceCard card) => new()
    {
        Id = card.Id,
        Title = card.Title,
        CompanyName = card.CompanyName,
        Location = card.Location.Length > 0 ? card.Location : string.Join(", ", new[] { card.City, card.Country }.Where(part => part.Length > 0)),
        Summary = card.Summary.Length > 0 ? card.Summary : card.EnhancedDescription,
        Domain = card.Domain,
        StartDate = card.StartDate,
        EndDate = card.EndDate,
        IsCurrent = card.IsCurrent,
    };

    private static EvidenceChild Child(CardChild child) => new(child.Id, child.CardId, child.ChildType, [.. Items(child.ItemsJson)], child.RawText);

    private static List<(string Title, string Description)> Items(string json)
    {
        try
        {
            using var items = JsonDocument.Parse(json);
            return items.RootElement.ValueKind != JsonValueKind.Array ? []
                : [.. items.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => (Text(item, "title"), Text(item, "description")))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
