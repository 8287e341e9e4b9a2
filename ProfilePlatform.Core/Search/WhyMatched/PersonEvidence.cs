namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>A text that a reason may rest on.</summary>
/// <param name="CardId">The card; empty for what the person's profile says.</param>
/// <param name="Field">"title", "company_name", "location", "dates", "summary", "domain", "outcome", "open_to_work" or "work_preferred_salary_min".</param>
/// <param name="Text">The words.</param>
/// <param name="Contribution">The term of the score that it speaks for.</param>
public sealed record EvidenceItem(Guid CardId, string Field, string Text, string Contribution);

/// <summary>What is known of one person, short and without repetitions, as models and rules are given it.</summary>
public sealed record PersonEvidence
{
    /// <summary>The profile.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Title of the best card.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What the best card was about.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The field of work that the query asks for, where it asks for one.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Firm of the best card.</summary>
    public string Company { get; init; } = "";

    /// <summary>Place of the best card.</summary>
    public string Location { get; init; } = "";

    /// <summary>Dates of the best card: "2020-01–2023-06", "since 2021-04".</summary>
    public string Time { get; init; } = "";

    /// <summary>Titles and descriptions of items, at most six.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Parts of cards, at most two.</summary>
    public IReadOnlyList<ChildEvidence> ChildEvidence { get; init; } = [];

    /// <summary>Everything above with where it stands, for reasons to point at.</summary>
    public IReadOnlyList<EvidenceItem> Items { get; init; } = [];
}

/// <summary>A part of a card.</summary>
public sealed record ChildEvidence(string ChildType, IReadOnlyList<string> Titles, IReadOnlyList<string> Descriptions);

/// <summary>Why a person matches, in a few words.</summary>
/// <param name="Text">At most 150 characters and 15 words.</param>
/// <param name="Contribution">The term of the score that it explains.</param>
/// <param name="Constraint">The condition of the query that it fulfils: "role", "company", "location", "time", "skills", "open_to_work", "salary"; null where it fulfils none in particular.</param>
/// <param name="Evidence">What it rests on; empty for the general line only.</param>
public sealed record MatchReason(string Text, string Contribution, string? Constraint, IReadOnlyList<ReasonEvidence> Evidence);

/// <summary>Words of a card that a reason rests on.</summary>
public sealed record ReasonEvidence(Guid CardId, string Field, string Quote);
