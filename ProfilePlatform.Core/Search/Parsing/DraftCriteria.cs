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
        var criteria = new SearchCriteria
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
        };
        return criteria with
        {
            SearchPhrases = CriteriaWords.Phrases(criteria),
            QueryEmbeddingText = CriteriaWords.Embedded(criteria) is { Length: > 0 } text ? text : cleaned,
        };
    }
}
