using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Web.Features.Search.Page.Chips;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>What to do where nobody was found: time, place, firm and team were relaxed already, so what is left are the other conditions.</summary>
internal static class EmptySteps
{
    /// <summary>Conditions that leave people out whatever happens, each worth taking away.</summary>
    public static IReadOnlyList<Chip> Of(SearchCriteria criteria) =>
        [.. CriteriaChips.Of(criteria).Where(chip => chip.Group == ChipGroup.Not || (chip.Group == ChipGroup.Must
            && chip.Kind is not (ChipKind.Time or ChipKind.Place or ChipKind.Firm or ChipKind.Team)))];
}
