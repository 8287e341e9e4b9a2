using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>Criteria as chips, in the order in which people read them.</summary>
internal static class CriteriaChips
{
    /// <summary>All conditions.</summary>
    public static IReadOnlyList<Chip> Of(SearchCriteria criteria) => [.. Must(criteria), .. Should(criteria), .. Not(criteria)];

    private static IEnumerable<Chip> Must(SearchCriteria criteria)
    {
        var must = criteria.Must;
        foreach (var chip in Names(must.CompanyNorm, ChipKind.Firm).Concat(Names(must.TeamNorm, ChipKind.Team)))
        {
            yield return chip;
        }

        foreach (var place in Places(criteria))
        {
            yield return new Chip(ChipGroup.Must, ChipKind.Place, place, place);
        }

        if (ChipWords.Time(criteria) is { Length: > 0 } time)
        {
            yield return new Chip(ChipGroup.Must, ChipKind.Time, "", time);
        }

        if (must.IsCurrent is { } current)
        {
            yield return new Chip(ChipGroup.Must, ChipKind.Current, "", current ? "Still going on" : "Over by now");
        }

        foreach (var chip in List(ChipGroup.Must, ChipKind.Field, must.Domain).Concat(List(ChipGroup.Must, ChipKind.NarrowField, must.SubDomain))
            .Concat(List(ChipGroup.Must, ChipKind.Seniority, must.SeniorityLevel)).Concat(List(ChipGroup.Must, ChipKind.Employment, must.EmploymentType))
            .Concat(List(ChipGroup.Must, ChipKind.Experience, must.IntentPrimary)))
        {
            yield return chip;
        }

        if (must.OpenToWorkOnly == true)
        {
            yield return new Chip(ChipGroup.Must, ChipKind.OpenToWork, "", "Open to work");
        }

        if (must.OfferSalaryInrPerYear is { } salary)
        {
            yield return new Chip(ChipGroup.Must, ChipKind.Salary, "", "Offer " + ChipWords.Salary(salary));
        }

        IEnumerable<Chip> Names(IReadOnlyList<string> names, ChipKind kind) =>
            names.Select(name => new Chip(ChipGroup.Must, kind, name, ChipWords.Name(name, criteria)));
    }

    // Criteria of a model or a client may name a place in words only.
    private static IEnumerable<string> Places(SearchCriteria criteria) => criteria.Places.Count > 0
        ? criteria.Places.Select(place => place.Name)
        : new[] { criteria.Must.LocationText ?? criteria.Must.City ?? criteria.Must.Country }.OfType<string>();

    private static IEnumerable<Chip> Should(SearchCriteria criteria)
    {
        if (criteria.Role is { } role)
        {
            yield return new Chip(ChipGroup.Should, ChipKind.Role, role.Title, role.Title);
        }

        var words = criteria.Should.Keywords.Where(word => !string.Equals(word, criteria.Role?.Title, StringComparison.OrdinalIgnoreCase));
        foreach (var chip in List(ChipGroup.Should, ChipKind.Skill, criteria.Should.SkillsOrTools).Concat(List(ChipGroup.Should, ChipKind.Word, words))
            .Concat(List(ChipGroup.Should, ChipKind.Experience, criteria.Should.IntentSecondary)))
        {
            yield return chip;
        }
    }

    private static IEnumerable<Chip> Not(SearchCriteria criteria) =>
        criteria.Exclude.CompanyNorm.Select(name => new Chip(ChipGroup.Not, ChipKind.Firm, name, ChipWords.Name(name, criteria)))
            .Concat(List(ChipGroup.Not, ChipKind.Word, criteria.Exclude.Keywords));

    private static IEnumerable<Chip> List(ChipGroup group, ChipKind kind, IEnumerable<string> values) =>
        values.Select(value => new Chip(group, kind, value, kind is ChipKind.Skill or ChipKind.Word ? value : ChipWords.Enumerated(value)));
}
