using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Profiles;

/// <summary>What the owner has decided about a card.</summary>
public enum CardState
{
    /// <summary>Made from a document and not looked at; shown all the same.</summary>
    Proposed,

    /// <summary>Accepted or edited by the owner.</summary>
    Accepted,

    /// <summary>Refused by the owner; never proposed again.</summary>
    Dismissed,
}

/// <summary>One thing that a person has done: a job, a study, a project.</summary>
public sealed class ExperienceCard
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile that it belongs to.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The document that it was made from; null when the owner wrote it.</summary>
    public Guid? DocumentId { get; set; }

    /// <summary>Recognises the same proposal in a later run: a hash of kind, title, company and start.</summary>
    public string SourceKey { get; set; } = "";

    /// <summary>Where it stands in the document's canonical text: first code unit.</summary>
    public int SourceStart { get; set; }

    /// <summary>Where it stands in the document's canonical text: past the last code unit.</summary>
    public int SourceEnd { get; set; }

    /// <summary>"experience", "education", "project", "publication" or "patent".</summary>
    public string Kind { get; set; } = "experience";

    /// <summary>Role, degree or name of the project.</summary>
    public string Title { get; set; } = "";

    /// <summary>Employer, school or client.</summary>
    public string CompanyName { get; set; } = "";

    /// <summary>Team or department.</summary>
    public string TeamName { get; set; } = "";

    /// <summary>Place, as written.</summary>
    public string Location { get; set; } = "";

    /// <summary>City, where recognised.</summary>
    public string City { get; set; } = "";

    /// <summary>Country, where recognised.</summary>
    public string Country { get; set; } = "";

    /// <summary>First day, "YYYY-MM-DD"; null where not said.</summary>
    public string? StartDate { get; set; }

    /// <summary>Last day, "YYYY-MM-DD"; null where not said or still going on.</summary>
    public string? EndDate { get; set; }

    /// <summary>True when it is still going on.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Field of work, for example "software engineering".</summary>
    public string Domain { get; set; } = "";

    /// <summary>Narrower field, for example "machine learning".</summary>
    public string SubDomain { get; set; } = "";

    /// <summary>One of the fifteen intents: work, education, project, business, research, practice, exposure, achievement, …</summary>
    public string IntentPrimary { get; set; } = "work";

    /// <summary>"full_time", "part_time", "contract", "internship", "freelance", "volunteer" or empty.</summary>
    public string EmploymentType { get; set; } = "";

    /// <summary>"intern", "junior", "mid", "senior", "lead", "manager", "director", "executive" or empty.</summary>
    public string SeniorityLevel { get; set; } = "";

    /// <summary>What it was about, in the document's words.</summary>
    public string Summary { get; set; } = "";

    /// <summary>A rewritten description, once accepted.</summary>
    public string EnhancedDescription { get; set; } = "";

    /// <summary>Phrases that people would search for.</summary>
    public List<string> SearchPhrases { get; set; } = [];

    /// <summary>The owner's decision.</summary>
    public CardState State { get; set; }

    /// <summary>When the owner last edited it; a run never overwrites an edited card.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>Order among the profile's cards.</summary>
    public int Position { get; set; }

    /// <summary>Parts of it, in order.</summary>
    public List<CardChild> Children { get; set; } = [];
}

/// <summary>A part of a card: its outcomes, tools, or responsibilities.</summary>
public sealed class CardChild
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The card that it belongs to.</summary>
    public Guid CardId { get; init; }

    /// <summary>"responsibilities", "outcomes", "tools", "metrics", "courses" or "other".</summary>
    public string ChildType { get; set; } = "other";

    /// <summary>Items as a JSON array of <c>{title, description}</c>.</summary>
    public string ItemsJson { get; set; } = "[]";

    /// <summary>The document's own words.</summary>
    public string RawText { get; set; } = "";

    /// <summary>Order in the card.</summary>
    public int Position { get; set; }
}

internal sealed class ExperienceCardConfiguration :
    IEntityTypeConfiguration<ExperienceCard>, IEntityTypeConfiguration<CardChild>
{
    public void Configure(EntityTypeBuilder<ExperienceCard> builder)
    {
        builder.ToTable("experience_cards");
        builder.HasIndex(card => new { card.ProfileId, card.Position });
        builder.Property(card => card.State).HasConversion<string>();
        builder.HasOne<Profile>().WithMany().HasForeignKey(card => card.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(card => card.Children).WithOne().HasForeignKey(child => child.CardId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CardChild> builder) => builder.ToTable("experience_card_children");
}
