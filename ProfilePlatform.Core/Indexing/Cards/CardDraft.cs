using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>An experience card as read from a document; the fields are those of <see cref="Profiles.ExperienceCard"/>.</summary>
public sealed record CardDraft
{
    /// <summary>"experience", "education", "project", "publication" or "patent".</summary>
    public required string Kind { get; init; }

    /// <summary>Recognises the same proposal in a later run: SHA-256, in lower-case hexadecimal, of kind, title, company and start.</summary>
    public required string SourceKey { get; init; }

    /// <summary>Where the entry stands in the canonical text.</summary>
    public required TextSpan Source { get; init; }

    /// <summary>Role, degree or name of the project.</summary>
    public string Title { get; init; } = "";

    /// <summary>Employer, school or client.</summary>
    public string CompanyName { get; init; } = "";

    /// <summary>Team or department.</summary>
    public string TeamName { get; init; } = "";

    /// <summary>Place, as written.</summary>
    public string Location { get; init; } = "";

    /// <summary>City, where recognised.</summary>
    public string City { get; init; } = "";

    /// <summary>Country in English, where recognised.</summary>
    public string Country { get; init; } = "";

    /// <summary>First day, "YYYY-MM-DD"; null where not said.</summary>
    public string? StartDate { get; init; }

    /// <summary>Last day, "YYYY-MM-DD"; null where not said or still going on.</summary>
    public string? EndDate { get; init; }

    /// <summary>True when it is still going on.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Field of work.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Narrower field.</summary>
    public string SubDomain { get; init; } = "";

    /// <summary>One of the fifteen intents.</summary>
    public string IntentPrimary { get; init; } = "work";

    /// <summary>"full_time", "part_time", "contract", "internship", "freelance", "volunteer" or empty.</summary>
    public string EmploymentType { get; init; } = "";

    /// <summary>"intern", "junior", "mid", "senior", "lead", "manager", "director", "executive" or empty.</summary>
    public string SeniorityLevel { get; init; } = "";

    /// <summary>What it was about, in the document's words.</summary>
    public string Summary { get; init; } = "";

    /// <summary>5 to 15 phrases that people would search for.</summary>
    public IReadOnlyList<string> SearchPhrases { get; init; } = [];

    /// <summary>Parts of it, in order.</summary>
    public IReadOnlyList<CardChildDraft> Children { get; init; } = [];
}

/// <summary>A part of a card.</summary>
/// <param name="ChildType">"responsibilities", "outcomes", "tools", "metrics", "courses" or "other".</param>
/// <param name="Items">What it consists of.</param>
/// <param name="RawText">The document's own words, one item a line.</param>
public sealed record CardChildDraft(string ChildType, IReadOnlyList<CardItem> Items, string RawText);

/// <summary>An item of a card's part.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Description">The whole of it, in the document's words.</param>
public sealed record CardItem(string Title, string Description);
