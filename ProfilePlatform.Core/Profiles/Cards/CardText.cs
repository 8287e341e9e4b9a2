using System.Text.Json;

namespace ProfilePlatform.Core.Profiles.Cards;

/// <summary>What a card says, without what the platform keeps about it.</summary>
internal static class CardText
{
    /// <summary>The name of the field that holds the parts.</summary>
    public const string Children = "children";

    /// <summary>Its fields by the API's names.</summary>
    public static Dictionary<string, object?> Of(ExperienceCard card) => new(StringComparer.Ordinal)
    {
        ["kind"] = card.Kind,
        ["title"] = card.Title,
        ["company_name"] = card.CompanyName,
        ["team_name"] = card.TeamName,
        ["location"] = card.Location,
        ["city"] = card.City,
        ["country"] = card.Country,
        ["start_date"] = card.StartDate,
        ["end_date"] = card.EndDate,
        ["is_current"] = card.IsCurrent,
        ["domain"] = card.Domain,
        ["sub_domain"] = card.SubDomain,
        ["intent_primary"] = card.IntentPrimary,
        ["employment_type"] = card.EmploymentType,
        ["seniority_level"] = card.SeniorityLevel,
        ["summary"] = card.Summary,
        ["enhanced_description"] = card.EnhancedDescription,
        ["search_phrases"] = card.SearchPhrases,
        [Children] = card.Children.OrderBy(child => child.Position)
            .Select(child => new { child_type = child.ChildType, items = JsonSerializer.Deserialize<JsonElement>(child.ItemsJson), raw_text = child.RawText }).ToList(),
    };

    /// <summary>True where both say the same of what a rewriting is held against: heading, text and parts.</summary>
    public static bool SaySame(ExperienceCard left, ExperienceCard right) => Told(left).SequenceEqual(Told(right), StringComparer.Ordinal);

    private static IEnumerable<string> Told(ExperienceCard card) =>
    [
        card.Kind, card.Title, card.CompanyName, card.TeamName, card.Location, card.City, card.Country, card.StartDate ?? "", card.EndDate ?? "",
        card.IsCurrent ? "now" : "", card.Summary, .. card.Children.OrderBy(child => child.Position).Select(child => child.RawText),
    ];

    /// <summary>Copies those fields, the parts aside.</summary>
    public static void Copy(ExperienceCard from, ExperienceCard to)
    {
        (to.Kind, to.Title, to.CompanyName, to.TeamName) = (from.Kind, from.Title, from.CompanyName, from.TeamName);
        (to.Location, to.City, to.Country) = (from.Location, from.City, from.Country);
        (to.StartDate, to.EndDate, to.IsCurrent) = (from.StartDate, from.EndDate, from.IsCurrent);
        (to.Domain, to.SubDomain, to.IntentPrimary) = (from.Domain, from.SubDomain, from.IntentPrimary);
        (to.EmploymentType, to.SeniorityLevel) = (from.EmploymentType, from.SeniorityLevel);
        (to.Summary, to.EnhancedDescription, to.SearchPhrases) = (from.Summary, from.EnhancedDescription, from.SearchPhrases);
    }
}
