using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Matching.Store;

/// <summary>What was done to a match.</summary>
public enum MatchChangeKind
{
    /// <summary>It was scored.</summary>
    Scored,

    /// <summary>It was scored again by the expensive model.</summary>
    Rescored,

    /// <summary>The member corrected it.</summary>
    Reviewed,

    /// <summary>The member took the latest correction back.</summary>
    Undone,
}

/// <summary>One score that a match has had, by a scorer or by the member. Rows are added and never changed; they go with the match.</summary>
public sealed class MatchChange
{
    /// <summary>Order of the changes.</summary>
    public long Id { get; init; }

    /// <summary>The match.</summary>
    public Guid MatchId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public MatchChangeKind Kind { get; init; }

    /// <summary>The score that it became; null where none is left.</summary>
    public int? Score { get; init; }

    /// <summary>The reason or the note.</summary>
    public string Text { get; init; } = "";

    /// <summary>The run; null where the member did it.</summary>
    public Guid? BatchId { get; init; }
}

internal sealed class MatchChangeConfiguration : IEntityTypeConfiguration<MatchChange>
{
    public void Configure(EntityTypeBuilder<MatchChange> builder)
    {
        builder.ToTable("match_changes");
        builder.HasIndex(change => new { change.MatchId, change.Id });
        builder.Property(change => change.Kind).HasConversion<string>();
        builder.HasOne<ProfileMatch>().WithMany().HasForeignKey(change => change.MatchId).OnDelete(DeleteBehavior.Cascade);
    }
}
