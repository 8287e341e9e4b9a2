using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Somebody whom a search found, as sent in JSON.</summary>
public sealed record FoundPerson
{
    /// <summary>The profile.</summary>
    public required Guid Id { get; init; }

    /// <summary>Place in the ranking, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The profile's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>The name to show.</summary>
    public required string Name { get; init; }

    /// <summary>Their headline, else where they work and live.</summary>
    public required string Headline { get; init; }

    /// <summary>The beginning of their biography.</summary>
    public required string Bio { get; init; }

    /// <summary>True where there is a portrait.</summary>
    public required bool HasPhoto { get; init; }

    /// <summary>The score within 0 and 1, in percent.</summary>
    public required int SimilarityPercent { get; init; }

    /// <summary>The score: the sum of <see cref="Contributions"/>.</summary>
    public required double Score { get; init; }

    /// <summary>Every term of the score.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>One to three reasons.</summary>
    public required IReadOnlyList<string> WhyMatched { get; init; }

    /// <summary>"final", or "pending" while a model may still say it better.</summary>
    public required string ReasonsState { get; init; }

    /// <summary>True when they look for work.</summary>
    public required bool OpenToWork { get; init; }

    /// <summary>True when they may be contacted.</summary>
    public required bool OpenToContact { get; init; }

    /// <summary>Where they would work; empty unless they look for work.</summary>
    public required IReadOnlyList<string> WorkPreferredLocations { get; init; }

    /// <summary>Least salary, INR a year; null unless they look for work and say so.</summary>
    public required long? WorkPreferredSalaryMin { get; init; }

    /// <summary>One to three cards that matched, best first.</summary>
    public required IReadOnlyList<FoundCard> MatchedCards { get; init; }
}

/// <summary>A card that matched.</summary>
public sealed record FoundCard(
    Guid Id, string Title, string CompanyName, string Summary, string? StartDate, string? EndDate, bool IsCurrent, string Domain, string Location)
{
    /// <summary>"experience", "education", "project", "publication" or "patent".</summary>
    public string Kind { get; init; } = "";
}
