using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Store;

/// <summary>What a run does.</summary>
public enum MatchKind
{
    /// <summary>Scores people who have no score that holds.</summary>
    Score,

    /// <summary>Scores again with the expensive model and the member's corrections.</summary>
    Rescore,
}

/// <summary>How far a run has come.</summary>
public enum MatchState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Finished.</summary>
    Done,

    /// <summary>Ended by a fault; what it had stored stays.</summary>
    Failed,
}

/// <summary>Who scored.</summary>
public enum MatchEngine
{
    /// <summary>This machine, by words and vectors.</summary>
    Local,

    /// <summary>A language model.</summary>
    Llm,
}

/// <summary>Whose side a score takes.</summary>
public enum MatchSides
{
    /// <summary>What meeting the person is worth to the member.</summary>
    One,

    /// <summary>What the meeting is worth to both.</summary>
    Mutual,
}

/// <summary>One whole run of scoring for a member; the row is the order to do it, and later its history.</summary>
public sealed class MatchBatch
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The member's profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>What it does.</summary>
    public MatchKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public MatchState State { get; set; }

    /// <summary>Whose side its scores take.</summary>
    public MatchSides Sides { get; init; }

    /// <summary>Ids of the profiles still to score, in the shuffled order; an empty id stands for one that was removed.</summary>
    public List<string> People { get; init; } = [];

    /// <summary>What the order was shuffled with, and what the numbers in prompts are made of; nobody outside learns it.</summary>
    public int Seed { get; init; }

    /// <summary>People in one prompt.</summary>
    public int BatchSize { get; init; }

    /// <summary>Who was to score.</summary>
    public MatchEngine Engine { get; init; }

    /// <summary>The model as it was asked for; empty without one.</summary>
    public string Model { get; init; } = "";

    /// <summary>People to score.</summary>
    public int Total { get; init; }

    /// <summary>Of these, those scored, and those who can no longer be.</summary>
    public int Done { get; set; }

    /// <summary>Of these, those whom the model was to score and did not: they have local scores.</summary>
    public int NotByModel { get; set; }

    /// <summary>Corrections that the prompts held.</summary>
    public int ExamplesUsed { get; set; }

    /// <summary>Tokens sent.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Tokens received.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Calls of the model.</summary>
    public int Calls { get; set; }

    /// <summary>What kept the run, or its model, from doing all of it: a model's fault ("timed_out") or the kind of an error; empty where nothing did.</summary>
    public string Cause { get; set; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When a worker took it, the last one where a process died.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}

internal sealed class MatchBatchConfiguration : IEntityTypeConfiguration<MatchBatch>
{
    public void Configure(EntityTypeBuilder<MatchBatch> builder)
    {
        builder.ToTable("match_batches");
        builder.HasIndex(batch => new { batch.ProfileId, batch.RequestedAt });
        builder.HasIndex(batch => batch.State);
        builder.Property(batch => batch.Kind).HasConversion<string>();
        builder.Property(batch => batch.State).HasConversion<string>();
        builder.Property(batch => batch.Sides).HasConversion<string>();
        builder.Property(batch => batch.Engine).HasConversion<string>();
        builder.HasOne<Profile>().WithMany().HasForeignKey(batch => batch.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
