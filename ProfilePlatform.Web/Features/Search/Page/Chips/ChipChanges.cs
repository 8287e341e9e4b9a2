using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>Criteria with one condition taken away or put in. The result is not normalised.</summary>
internal static class ChipChanges
{
    /// <summary>The criteria without the condition.</summary>
    public static SearchCriteria Without(SearchCriteria criteria, Chip chip)
    {
        var (must, should, exclude) = (criteria.Must, criteria.Should, criteria.Exclude);
        return (chip.Group, chip.Kind) switch
        {
            (ChipGroup.Must, ChipKind.Firm) => criteria with { Must = must with { CompanyNorm = Less(must.CompanyNorm) } },
            (ChipGroup.Must, ChipKind.Team) => criteria with { Must = must with { TeamNorm = Less(must.TeamNorm) } },
            (ChipGroup.Must, ChipKind.Place) => ChipPlaces.Set(criteria, [.. criteria.Places.Where(place => place.Name != chip.Value)]),
            (ChipGroup.Must, ChipKind.Time) => criteria with { TimeLabel = "", Must = must with { TimeStart = null, TimeEnd = null } },
            (ChipGroup.Must, ChipKind.Current) => criteria with { Must = must with { IsCurrent = null } },
            (ChipGroup.Must, ChipKind.Field) => criteria with { Must = must with { Domain = Less(must.Domain) } },
            (ChipGroup.Must, ChipKind.NarrowField) => criteria with { Must = must with { SubDomain = Less(must.SubDomain) } },
            (ChipGroup.Must, ChipKind.Seniority) => criteria with { Must = must with { SeniorityLevel = Less(must.SeniorityLevel) } },
            (ChipGroup.Must, ChipKind.Employment) => criteria with { Must = must with { EmploymentType = Less(must.EmploymentType) } },
            (ChipGroup.Must, ChipKind.Experience) => criteria with { Must = must with { IntentPrimary = Less(must.IntentPrimary) } },
            (ChipGroup.Must, ChipKind.OpenToWork) => criteria with { Must = must with { OpenToWorkOnly = null } },
            (ChipGroup.Must, ChipKind.Salary) => criteria with { Must = must with { OfferSalaryInrPerYear = null } },
            (ChipGroup.Should, ChipKind.Role) => criteria with { Role = null, Should = should with { Keywords = Less(should.Keywords) } },
            (ChipGroup.Should, ChipKind.Skill) => criteria with { Should = should with { SkillsOrTools = Less(should.SkillsOrTools) } },
            (ChipGroup.Should, ChipKind.Word) => criteria with { Should = should with { Keywords = Less(should.Keywords) } },
            (ChipGroup.Should, ChipKind.Experience) => criteria with { Should = should with { IntentSecondary = Less(should.IntentSecondary) } },
            (ChipGroup.Not, ChipKind.Firm) => criteria with { Exclude = exclude with { CompanyNorm = Less(exclude.CompanyNorm) } },
            (ChipGroup.Not, _) => criteria with { Exclude = exclude with { Keywords = Less(exclude.Keywords) } },
            _ => criteria,
        };

        List<string> Less(IReadOnlyList<string> values) => [.. values.Where(value => !string.Equals(value, chip.Value, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The criteria with the condition at <paramref name="at"/> of its own kind's list; at its end where that is negative.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="group">Where it goes.</param>
    /// <param name="kind">One that has a list.</param>
    /// <param name="text">Its text.</param>
    /// <param name="at">Its place.</param>
    public static SearchCriteria With(SearchCriteria criteria, ChipGroup group, ChipKind kind, string text, int at = -1)
    {
        var (must, should, exclude) = (criteria.Must, criteria.Should, criteria.Exclude);
        return (group, kind) switch
        {
            (ChipGroup.Must, ChipKind.Firm) => criteria with { Must = must with { CompanyNorm = More(must.CompanyNorm) } },
            (ChipGroup.Must, ChipKind.Team) => criteria with { Must = must with { TeamNorm = More(must.TeamNorm) } },
            (ChipGroup.Must, ChipKind.Place) => ChipPlaces.Set(criteria, ChipPlaces.Insert(criteria.Places, text, at)),
            (ChipGroup.Must, ChipKind.NarrowField) => criteria with { Must = must with { SubDomain = More(must.SubDomain) } },
            (ChipGroup.Must, ChipKind.Seniority) => criteria with { Must = must with { SeniorityLevel = More(must.SeniorityLevel) } },
            (ChipGroup.Must, ChipKind.Employment) => criteria with { Must = must with { EmploymentType = More(must.EmploymentType) } },
            (ChipGroup.Must, ChipKind.Experience) => criteria with { Must = must with { IntentPrimary = More(must.IntentPrimary) } },
            (ChipGroup.Must, _) => criteria with { Must = must with { Domain = More(must.Domain) } },
            (ChipGroup.Should, ChipKind.Skill) => criteria with { Should = should with { SkillsOrTools = More(should.SkillsOrTools) } },
            (ChipGroup.Should, ChipKind.Experience) => criteria with { Should = should with { IntentSecondary = More(should.IntentSecondary) } },
            (ChipGroup.Should, _) => criteria with { Should = should with { Keywords = More(should.Keywords) } },
            (_, ChipKind.Firm) => criteria with { Exclude = exclude with { CompanyNorm = More(exclude.CompanyNorm) } },
            _ => criteria with { Exclude = exclude with { Keywords = More(exclude.Keywords) } },
        };

        List<string> More(IReadOnlyList<string> values)
        {
            var list = values.ToList();
            list.Insert(at < 0 ? list.Count : Math.Min(at, list.Count), text);
            return list;
        }
    }
}
