using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>What has become of a section's rewriting.</summary>
public enum SectionState
{
    /// <summary>Not rewritten yet.</summary>
    Pending,

    /// <summary>Rewritten; the owner has not decided.</summary>
    Proposed,

    /// <summary>Shown in place of the original.</summary>
    Accepted,

    /// <summary>Refused, or taken back: the original is shown.</summary>
    Rejected,

    /// <summary>No rewriting came.</summary>
    Missing,
}

/// <summary>One text of a profile in a run: the original as it was then, and its rewriting.</summary>
public sealed class EnhancedSection
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The run.</summary>
    public Guid RunId { get; init; }

    /// <summary>The card; null for the summary.</summary>
    public Guid? CardId { get; init; }

    /// <summary>What it tells of.</summary>
    public SectionKind Kind { get; init; }

    /// <summary>Its number in the run, from 1; the model answers under it.</summary>
    public int Number { get; init; }

    /// <summary>Title, employer, place and time.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The owner's text when the run began.</summary>
    public string Original { get; init; } = "";

    /// <summary>Hash of all that the rewriting is made of; another by now: the original was changed.</summary>
    public string SourceHash { get; init; } = "";

    /// <summary>The key under which the rewriting is kept.</summary>
    public string Key { get; init; } = "";

    /// <summary>The rewriting; empty where there is none.</summary>
    public string Enhanced { get; set; } = "";

    /// <summary>True where the owner has changed the rewriting.</summary>
    public bool Edited { get; set; }

    /// <summary>What has become of it.</summary>
    public SectionState State { get; set; }

    /// <summary>What the rewriting says and the original does not; with any of it, it cannot be accepted.</summary>
    public List<string> Blocked { get; set; } = [];
}

internal sealed class EnhancedSectionConfiguration : IEntityTypeConfiguration<EnhancedSection>
{
    public void Configure(EntityTypeBuilder<EnhancedSection> builder)
    {
        builder.ToTable("enhancement_sections");
        builder.Property(section => section.Kind).HasConversion<string>();
        builder.Property(section => section.State).HasConversion<string>();
    }
}
