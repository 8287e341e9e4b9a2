using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>What a search had to relax, of what the query asked for.</summary>
internal static class RelaxedNotice
{
    /// <summary>The conditions that left nobody out: "the time (2020–2023)"; none where all held.</summary>
    public static IReadOnlyList<string> Conditions(int tier, SearchCriteria criteria)
    {
        var conditions = new List<string>();
        var chips = CriteriaChips.Of(criteria).Where(chip => chip.Group == ChipGroup.Must).ToList();
        if (tier >= FallbackTiers.TimeSoft && criteria.Must is { TimeStart: not null, TimeEnd: not null })
        {
            Add("the time", ChipKind.Time);
        }

        if (tier >= FallbackTiers.LocationSoft)
        {
            Add("the place", ChipKind.Place);
        }

        if (tier >= FallbackTiers.CompanyTeamSoft)
        {
            Add("the firm", ChipKind.Firm);
            Add("the team", ChipKind.Team);
        }

        return conditions;

        void Add(string name, ChipKind kind)
        {
            var texts = chips.Where(chip => chip.Kind == kind).Select(chip => chip.Text).ToList();
            if (texts.Count > 0)
            {
                conditions.Add($"{name} ({string.Join(" or ", texts)})");
            }
        }
    }

    /// <summary>The notice; null where nothing of the query was relaxed.</summary>
    public static string? Of(int tier, SearchCriteria criteria)
    {
        var relaxed = Conditions(tier, criteria);
        return relaxed.Count switch
        {
            0 => null,
            1 => $"Too few people fit everything, so {relaxed[0]} no longer leaves anybody out. Whoever does not fit it has fewer points.",
            _ => $"Too few people fit everything, so {string.Join(", ", relaxed.SkipLast(1))} and {relaxed[^1]} no longer leave anybody out. Whoever does not fit them has fewer points.",
        };
    }
}
