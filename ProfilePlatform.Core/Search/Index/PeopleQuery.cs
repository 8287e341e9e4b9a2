using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>What is searched for.</summary>
public sealed record PeopleQuery
{
    /// <summary>The query as understood and normalised.</summary>
    public required SearchCriteria Criteria { get; init; }

    /// <summary>Unit vector of <see cref="SearchCriteria.QueryEmbeddingText"/>; empty where there is none, then words alone rank.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>Only people who look for work.</summary>
    public bool OpenToWorkOnly { get; init; }

    /// <summary>Of people who look for work only those who would work in one of these places; empty for anywhere.</summary>
    public IReadOnlyList<string> PreferredLocations { get; init; } = [];

    /// <summary>Salary offered, in INR a year: people who ask for more are left out, people who do not say are not.</summary>
    public double? SalaryMax { get; init; }

    /// <summary>How people are ranked.</summary>
    public required RankingProfile Ranking { get; init; }

    /// <summary>Most people returned.</summary>
    public int Most { get; init; } = 24;
}
