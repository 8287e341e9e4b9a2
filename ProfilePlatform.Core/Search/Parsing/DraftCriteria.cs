using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Puts what the finders found into the form of criteria, with phrases to search for.</summary>
internal static class DraftCriteria
{
    private const double Best = 0.95;

    public static SearchCriteria Of(string original, string cleaned, CriteriaDraft draft)
    {
        var places = draft.Places.Select(place => new SoughtPlace(place.Name, place.Kind, place.Within)).DistinctBy(place => place.Name).ToList();
        var first = draft.Places.FirstOrDefault();
        return new SearchCriteria
        {
            QueryOriginal = original,
            QueryCleaned = cleaned,
            Role = draft.Role,
            Places = places,
            TimeLabel = draft.TimeLabel,
            NumCards = draft.NumCards,
            ConfidenceScore = draft.Words.All == 0 ? 0 : Math.Round(Best * draft.Words.Understood / draft.Words.All, 2),
            Must = new MustCriteria
            {
                CompanyNorm = draft.Companies,
                TeamNorm = draft.Teams,
                EmploymentType = draft.EmploymentTypes,
                SeniorityLevel = draft.Levels,
                LocationText = first?.Name,
                City = first is { Kind: "city" } ? first.Usual : null,
                Country = first switch { null => null, { Kind: "country" } => first.Usual, _ => first.Country.Length > 0 ? first.Country : null },
                TimeStart = draft.TimeStart,
                TimeEnd = draft.TimeEnd,
                IsCurrent = draft.IsCurrent,
                OpenToWorkOnly = draft.OpenToWork,
                OfferSalaryInrPerYear = draft.Salary,
            },
            Should = new ShouldCriteria { SkillsOrTools = draft.Skills, Keywords = draft.Keywords, IntentSecondary = draft.Intents },
            Exclude = new ExcludeCriteria { CompanyNorm = draft.ExcludedCompanies, Keywords = draft.ExcludedKeywords },
            SearchPhrases = Phrases(draft),
            QueryEmbeddingText = Embedded(draft, cleaned),
        };
    }

    private static List<string> Phrases(CriteriaDraft draft)
    {
        var role = draft.Role?.Title.ToLowerInvariant();
        var place = draft.Places.FirstOrDefault()?.Name;
        var others = draft.Keywords.Skip(role is null ? 0 : 1).ToList();
        IEnumerable<string?> phrases =
        [
            role,
            .. draft.Skills.Select(skill => role is null ? skill : $"{skill} {role}"),
            .. draft.Companies.Select(company => role is null ? company : $"{role} {company}"),
            .. draft.Teams.Select(team => $"{team} team"),
            role is null || place is null ? place : $"{role} {place}",
            .. others.Select(other => role is null ? other : $"{other} {role}"),
            .. draft.Skills,
            .. others,
        ];
        return [.. phrases.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(CriteriaLimits.MostPhrases)];
    }

    private static string Embedded(CriteriaDraft draft, string cleaned)
    {
        var text = string.Join(' ', draft.Keywords.Concat(draft.Skills).Concat(draft.Companies).Concat(draft.Teams).Concat(draft.Places.Select(place => place.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase));
        return text.Length > 0 ? text : cleaned;
    }
}
