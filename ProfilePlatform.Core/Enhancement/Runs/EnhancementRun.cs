using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Enhancement.Style;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>How far a run has come.</summary>
public enum EnhancementState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Over, whatever came of it.</summary>
    Done,
}

/// <summary>One rewriting of a profile's texts; the row is the order to do it, and later its record.</summary>
public sealed class EnhancementRun
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>How far it has come.</summary>
    public EnhancementState State { get; set; }

    /// <summary>The owner's wish; empty where there is none.</summary>
    public string CustomPrompt { get; init; } = "";

    /// <summary>"letter", "documents" or "none".</summary>
    public string StyleSource { get; init; } = "none";

    /// <inheritdoc cref="WritingStyle.Tone" />
    public string Tone { get; init; } = "";

    /// <inheritdoc cref="WritingStyle.VocabularyLevel" />
    public string VocabularyLevel { get; init; } = "";

    /// <inheritdoc cref="WritingStyle.SentenceLength" />
    public int SentenceLength { get; init; }

    /// <summary>The model that was asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>Calls that are planned, without those that ask again.</summary>
    public int CallsPlanned { get; set; }

    /// <summary>Calls made.</summary>
    public int Calls { get; set; }

    /// <summary>Tokens sent and received.</summary>
    public int Tokens { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When a worker took it.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why the provider did not answer, as the ledger names it: "timed_out"; empty where it did.</summary>
    public string Fault { get; set; } = "";

    /// <summary>The sections, in their order.</summary>
    public List<EnhancedSection> Sections { get; set; } = [];

    /// <summary>How the owner writes.</summary>
    public WritingStyle Style() => new(StyleSource, Tone, VocabularyLevel, SentenceLength);
}

internal sealed class EnhancementRunConfiguration : IEntityTypeConfiguration<EnhancementRun>
{
    public void Configure(EntityTypeBuilder<EnhancementRun> builder)
    {
        builder.ToTable("enhancement_runs");
        builder.HasIndex(run => new { run.ProfileId, run.RequestedAt });
        builder.HasIndex(run => run.State);
        builder.Property(run => run.State).HasConversion<string>();
        builder.HasMany(run => run.Sections).WithOne().HasForeignKey(section => section.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
