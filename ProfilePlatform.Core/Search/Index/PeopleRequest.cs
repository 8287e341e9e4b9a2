using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>What a request says beside its query; each of it, where said, wins over the query.</summary>
public sealed record PeopleRequest
{
    /// <summary>Only people who look for work, or expressly not only them.</summary>
    public bool? OpenToWorkOnly { get; init; }

    /// <summary>Places where they must be ready to work; counts only together with <see cref="OpenToWorkOnly"/>.</summary>
    public IReadOnlyList<string> PreferredLocations { get; init; } = [];

    /// <summary>Salary offered, in INR a year.</summary>
    public double? SalaryMax { get; init; }

    /// <summary>People wanted; clamped to what is kept of a search.</summary>
    public int? NumCards { get; init; }

    /// <summary>The query to put to the index.</summary>
    public PeopleQuery Query(SearchCriteria criteria, ReadOnlyMemory<float> vector, RankingProfile ranking) => new()
    {
        Criteria = criteria,
        Vector = vector,
        OpenToWorkOnly = OpenToWorkOnly ?? criteria.Must.OpenToWorkOnly ?? false,
        PreferredLocations = PreferredLocations,
        SalaryMax = SalaryMax ?? criteria.Must.OfferSalaryInrPerYear,
        Ranking = ranking,
        Most = ranking.TopPeopleStored,
    };

    /// <summary>How many people are shown and paid for at most.</summary>
    public int Shown(SearchCriteria criteria, RankingProfile ranking) =>
        Math.Clamp(NumCards ?? criteria.NumCards ?? ranking.DefaultNumCards, 1, ranking.TopPeopleStored);
}
