using System.Globalization;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>A condition that can be taken out of its query.</summary>
/// <param name="Condition">What it asks.</param>
/// <param name="RelaxedFrom">The tier from which it no longer filters.</param>
/// <param name="Without">A query without it.</param>
internal sealed record DroppableCondition(QueryCondition Condition, int RelaxedFrom, Func<PeopleQuery, PeopleQuery> Without)
{
    public string Kind => Condition.Kind;
}

/// <summary>Takes a query apart into the conditions that somebody can be asked to give up.</summary>
internal static class DroppableConditions
{
    // Clients may exclude forty firms and forty words; each of the first is looked at alone, the rest as one.
    private const int MostSingleExclusions = 8;
    private const int Never = FallbackTiers.CompanyTeamSoft + 1;

    public static IReadOnlyList<DroppableCondition> Of(PeopleQuery query)
    {
        var must = query.Criteria.Must;
        var found = new List<DroppableCondition>();
        Add(ConditionKinds.Place, CriteriaPlaces.Names(query.Criteria), FallbackTiers.LocationSoft, criteria => criteria with
        {
            Places = [], Must = criteria.Must with { City = null, Country = null, LocationText = null },
        });
        Add(ConditionKinds.Time, must is { TimeStart: { } start, TimeEnd: { } end } ? [start, end] : [], FallbackTiers.TimeSoft, criteria => criteria with
        {
            TimeLabel = "", Must = criteria.Must with { TimeStart = null, TimeEnd = null },
        });
        AddMust(ConditionKinds.Company, must.CompanyNorm, rest => rest with { CompanyNorm = [] }, FallbackTiers.CompanyTeamSoft);
        AddMust(ConditionKinds.Team, must.TeamNorm, rest => rest with { TeamNorm = [] }, FallbackTiers.CompanyTeamSoft);
        AddMust(ConditionKinds.Intent, must.IntentPrimary, rest => rest with { IntentPrimary = [] });
        AddMust(ConditionKinds.Domain, must.Domain, rest => rest with { Domain = [] });
        AddMust(ConditionKinds.SubDomain, must.SubDomain, rest => rest with { SubDomain = [] });
        AddMust(ConditionKinds.Employment, must.EmploymentType, rest => rest with { EmploymentType = [] });
        AddMust(ConditionKinds.Seniority, must.SeniorityLevel, rest => rest with { SeniorityLevel = [] });
        AddMust(ConditionKinds.Current, must.IsCurrent is { } current ? [current ? "current" : "past"] : [], rest => rest with { IsCurrent = null });
        AddExclusions(ConditionKinds.ExcludedCompany, query.Criteria.Exclude.CompanyNorm, (exclude, gone) => exclude with { CompanyNorm = [.. exclude.CompanyNorm.Except(gone)] });
        AddExclusions(ConditionKinds.ExcludedKeyword, query.Criteria.Exclude.Keywords, (exclude, gone) => exclude with { Keywords = [.. exclude.Keywords.Except(gone)] });
        if (query.OpenToWorkOnly)
        {
            found.Add(new(new(ConditionKinds.OpenToWork, []), Never, rest => rest with
            {
                OpenToWorkOnly = false, Criteria = rest.Criteria with { Must = rest.Criteria.Must with { OpenToWorkOnly = null } },
            }));
            if (query.PreferredLocations.Count > 0)
            {
                found.Add(new(new(ConditionKinds.PreferredPlaces, query.PreferredLocations), Never, rest => rest with { PreferredLocations = [] }));
            }
        }

        if (query.SalaryMax is { } offer)
        {
            found.Add(new(new(ConditionKinds.Salary, [offer.ToString("0", CultureInfo.InvariantCulture)]), Never, rest => rest with
            {
                SalaryMax = null, Criteria = rest.Criteria with { Must = rest.Criteria.Must with { OfferSalaryInrPerYear = null } },
            }));
        }

        return found;

        void Add(string kind, IReadOnlyList<string> values, int relaxedFrom, Func<SearchCriteria, SearchCriteria> without)
        {
            if (values.Count > 0)
            {
                found.Add(new(new(kind, values), relaxedFrom, rest => rest with { Criteria = without(rest.Criteria) }));
            }
        }

        void AddMust(string kind, IReadOnlyList<string> values, Func<MustCriteria, MustCriteria> without, int relaxedFrom = Never) =>
            Add(kind, values, relaxedFrom, criteria => criteria with { Must = without(criteria.Must) });

        void AddExclusions(string kind, IReadOnlyList<string> values, Func<ExcludeCriteria, IReadOnlyList<string>, ExcludeCriteria> without)
        {
            foreach (var value in values.Distinct(StringComparer.Ordinal).Take(MostSingleExclusions))
            {
                Add(kind, [value], Never, criteria => criteria with { Exclude = without(criteria.Exclude, [value]) });
            }

            string[] rest = [.. values.Distinct(StringComparer.Ordinal).Skip(MostSingleExclusions)];
            Add(kind, rest, Never, criteria => criteria with { Exclude = without(criteria.Exclude, rest) });
        }
    }
}
