using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Core.Indexing;

/// <summary>How far a run, or one document of it, has come.</summary>
public enum IndexState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Finished; single documents may have failed.</summary>
    Done,

    /// <summary>Failed as a whole.</summary>
    Failed,
}

/// <summary>One indexing of one profile; the row is the order to do it, and later its history.</summary>
public sealed class IndexRun
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile to index.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>How far it has come.</summary>
    public IndexState State { get; set; }

    /// <summary>True when nothing is to be reused.</summary>
    public bool Force { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When a worker took it.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Chunks in the index when it ended.</summary>
    public int Chunks { get; set; }

    /// <summary>Why it failed, in plain words; null when it did not.</summary>
    public string? Error { get; set; }

    /// <summary>What became of each document.</summary>
    public List<IndexRunDocument> Documents { get; set; } = [];
}

/// <summary>What a run did with one document.</summary>
public sealed class IndexRunDocument
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The run.</summary>
    public Guid RunId { get; init; }

    /// <summary>The document's name when it was read.</summary>
    public required string Name { get; init; }

    /// <summary>How far it came.</summary>
    public IndexState State { get; set; }

    /// <summary>What is being done: "reading", "splitting", "embedding" or "writing"; empty when nothing is.</summary>
    public string Stage { get; set; } = "";

    /// <summary>Chunks that were new.</summary>
    public int ChunksAdded { get; set; }

    /// <summary>Chunks that were there already.</summary>
    public int ChunksKept { get; set; }

    /// <summary>Chunks that went.</summary>
    public int ChunksRemoved { get; set; }

    /// <summary>Who split it into sections.</summary>
    public SplitEngine SplitBy { get; set; }

    /// <summary>Texts of a language model's replies that do not stand in the document and were dropped.</summary>
    public int TextsDropped { get; set; }

    /// <summary>Why it failed, in plain words; null when it did not.</summary>
    public string? Error { get; set; }
}

internal sealed class IndexRunConfiguration : IEntityTypeConfiguration<IndexRun>, IEntityTypeConfiguration<IndexRunDocument>
{
    public void Configure(EntityTypeBuilder<IndexRun> builder)
    {
        builder.ToTable("index_runs");
        builder.HasIndex(run => new { run.ProfileId, run.RequestedAt });
        builder.HasIndex(run => run.State);
        builder.Property(run => run.State).HasConversion<string>();
        builder.HasMany(run => run.Documents).WithOne().HasForeignKey(document => document.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IndexRunDocument> builder)
    {
        builder.ToTable("index_run_documents");
        builder.Property(document => document.State).HasConversion<string>();
        builder.Property(document => document.SplitBy).HasConversion<string>();
        // Passes by while the run works; nobody asks for it later.
        builder.Ignore(document => document.Stage);
    }
}
