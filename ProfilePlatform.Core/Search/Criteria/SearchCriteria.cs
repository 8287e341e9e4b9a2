namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>A query as the search understood it. Its JSON form has every key, in snake case; clients may change it and search with it.</summary>
public sealed record SearchCriteria
{
    /// <summary>The query as typed.</summary>
    public string QueryOriginal { get; init; } = "";

    /// <summary>The query with its spacing mended.</summary>
    public string QueryCleaned { get; init; } = "";

    /// <summary>What a card or person has to be.</summary>
    public MustCriteria Must { get; init; } = new();

    /// <summary>What speaks for a card.</summary>
    public ShouldCriteria Should { get; init; } = new();

    /// <summary>What a card must not be.</summary>
    public ExcludeCriteria Exclude { get; init; } = new();

    /// <summary>Short phrases that combine the wishes, for the search by words; at most 15.</summary>
    public IReadOnlyList<string> SearchPhrases { get; init; } = [];

    /// <summary>The text whose vector is searched for.</summary>
    public string QueryEmbeddingText { get; init; } = "";

    /// <summary>How sure the reading is, 0 to 1.</summary>
    public double ConfidenceScore { get; init; }

    /// <summary>People asked for, 1 to 24; null where the query names no number.</summary>
    public int? NumCards { get; init; }

    /// <summary>The role that is looked for; null where none is named.</summary>
    public SoughtRole? Role { get; init; }

    /// <summary>Places named, any of which will do; the first is also in <see cref="Must"/>.</summary>
    public IReadOnlyList<SoughtPlace> Places { get; init; } = [];

    /// <summary>The time as the query says it ("last two years"); empty where it says none.</summary>
    public string TimeLabel { get; init; } = "";
}

/// <summary>Conditions.</summary>
public sealed record MustCriteria
{
    /// <summary>Normalised names of firms, any of which will do; at most three.</summary>
    public IReadOnlyList<string> CompanyNorm { get; init; } = [];

    /// <summary>Normalised names of teams, any of which will do; at most three.</summary>
    public IReadOnlyList<string> TeamNorm { get; init; } = [];

    /// <summary>Of <see cref="Intents"/>, at most two.</summary>
    public IReadOnlyList<string> IntentPrimary { get; init; } = [];

    /// <summary>Fields of work, at most two.</summary>
    public IReadOnlyList<string> Domain { get; init; } = [];

    /// <summary>Narrower fields.</summary>
    public IReadOnlyList<string> SubDomain { get; init; } = [];

    /// <summary>"full_time", "part_time", "contract", "internship", "freelance", "volunteer".</summary>
    public IReadOnlyList<string> EmploymentType { get; init; } = [];

    /// <summary>"intern" to "executive", as on cards.</summary>
    public IReadOnlyList<string> SeniorityLevel { get; init; } = [];

    /// <summary>The place as typed.</summary>
    public string? LocationText { get; init; }

    /// <summary>The city, by its usual name.</summary>
    public string? City { get; init; }

    /// <summary>The country, by its usual name.</summary>
    public string? Country { get; init; }

    /// <summary>First day, "YYYY-MM-DD"; filters only together with <see cref="TimeEnd"/>.</summary>
    public string? TimeStart { get; init; }

    /// <summary>Last day, "YYYY-MM-DD".</summary>
    public string? TimeEnd { get; init; }

    /// <summary>True for what still goes on.</summary>
    public bool? IsCurrent { get; init; }

    /// <summary>True for people who look for work.</summary>
    public bool? OpenToWorkOnly { get; init; }

    /// <summary>Salary offered, in INR a year.</summary>
    public double? OfferSalaryInrPerYear { get; init; }
}

/// <summary>Wishes.</summary>
public sealed record ShouldCriteria
{
    /// <summary>Skills and tools.</summary>
    public IReadOnlyList<string> SkillsOrTools { get; init; } = [];

    /// <summary>Any other words, the role first.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Of <see cref="Intents"/>.</summary>
    public IReadOnlyList<string> IntentSecondary { get; init; } = [];
}

/// <summary>Exclusions.</summary>
public sealed record ExcludeCriteria
{
    /// <summary>Normalised names of firms.</summary>
    public IReadOnlyList<string> CompanyNorm { get; init; } = [];

    /// <summary>Words that must not be among a card's phrases.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
}

/// <summary>A role.</summary>
/// <param name="Title">In the singular: "Backend Engineer".</param>
/// <param name="Function">Where such people work in a company: "engineering", "sales"; empty where unknown.</param>
/// <param name="Seniority">"ic", "senior_ic", "manager" or "director".</param>
public sealed record SoughtRole(string Title, string Function, string Seniority);

/// <summary>A place.</summary>
/// <param name="Name">As typed, in its usual spelling: "SF".</param>
/// <param name="Kind">"city", "state", "country", "region" or "metro".</param>
/// <param name="Within">Usual names of the place and of all that lie in it, for the filter.</param>
public sealed record SoughtPlace(string Name, string Kind, IReadOnlyList<string> Within);
