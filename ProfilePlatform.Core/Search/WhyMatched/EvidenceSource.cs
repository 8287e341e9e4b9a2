namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>What is known of one person of a result, best cards first.</summary>
/// <param name="PersonId">The profile.</param>
/// <param name="OpenToWork">True where they look for work.</param>
/// <param name="SalaryMin">Least salary they ask, INR a year; null where they do not say.</param>
/// <param name="PreferredLocations">Where they would work.</param>
/// <param name="Cards">Cards that matched.</param>
/// <param name="Children">Parts of cards that matched.</param>
public sealed record EvidenceSource(
    Guid PersonId, bool OpenToWork, long? SalaryMin, IReadOnlyList<string> PreferredLocations,
    IReadOnlyList<EvidenceCard> Cards, IReadOnlyList<EvidenceChild> Children);

/// <summary>A card that matched.</summary>
public sealed record EvidenceCard
{
    /// <summary>The card.</summary>
    public required Guid Id { get; init; }

    /// <summary>Role, degree or project.</summary>
    public string Title { get; init; } = "";

    /// <summary>Employer, school or client.</summary>
    public string CompanyName { get; init; } = "";

    /// <summary>Place, as written.</summary>
    public string Location { get; init; } = "";

    /// <summary>What it was about.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Field of work.</summary>
    public string Domain { get; init; } = "";

    /// <summary>"YYYY-MM-DD" or null.</summary>
    public string? StartDate { get; init; }

    /// <summary>"YYYY-MM-DD" or null.</summary>
    public string? EndDate { get; init; }

    /// <summary>True when it still goes on.</summary>
    public bool IsCurrent { get; init; }
}

/// <summary>A part of a card that matched.</summary>
/// <param name="Id">The part.</param>
/// <param name="CardId">Its card.</param>
/// <param name="Type">"outcomes", "tools" and so on.</param>
/// <param name="Items">Its items: title and description, either may be empty.</param>
/// <param name="RawText">The document's own words.</param>
public sealed record EvidenceChild(Guid Id, Guid CardId, string Type, IReadOnlyList<(string Title, string Description)> Items, string RawText);
