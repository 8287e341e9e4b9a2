using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Store;

/// <summary>What the member has said about meeting somebody.</summary>
public enum MatchMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They have met; new runs leave the person out.</summary>
    Met,

    /// <summary>They do not want to; new runs leave the person out, and a mutual score of the other side is 0.</summary>
    NotForMe,
}

/// <summary>How well one person fits a member, and what the member says to it. The row is the member's: the other side never sees it.</summary>
public sealed class ProfileMatch
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The member's profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The person's profile.</summary>
    public Guid OtherId { get; init; }

    /// <summary>0–100, by <see cref="Engine"/>.</summary>
    public int ScoreByLlm { get; set; }

    /// <summary>Why, in words.</summary>
    public string ReasonByLlm { get; set; } = "";

    /// <summary>The run that scored it.</summary>
    public Guid BatchId { get; set; }

    /// <summary>When it was scored.</summary>
    public DateTimeOffset ProcessedAt { get; set; }

    /// <summary>Who scored it.</summary>
    public MatchEngine Engine { get; set; }

    /// <summary>The model that did; empty for a local score.</summary>
    public string Model { get; set; } = "";

    /// <summary>What this machine gave beside the model, 0–100; null where it was not asked. It tells where the two disagree.</summary>
    public int? LocalScore { get; set; }

    /// <summary>Whose side the score takes.</summary>
    public MatchSides Sides { get; set; }

    /// <summary>What the meeting is worth to the member, 0–100.</summary>
    public int OwnSide { get; set; }

    /// <summary>What it is worth to the other person, 0–100; null for a one-sided score.</summary>
    public int? OtherSide { get; set; }

    /// <summary>The member's <see cref="Profile.MatchHash"/> when it was scored.</summary>
    public string OwnHash { get; set; } = "";

    /// <summary>The other person's <see cref="Profile.MatchHash"/> when it was scored.</summary>
    public string OtherHash { get; set; } = "";

    /// <summary>0–100 by the expensive model, from examples that held no review of this person; null before.</summary>
    public int? RescoredScore { get; set; }

    /// <summary>Its reason.</summary>
    public string RescoredReason { get; set; } = "";

    /// <summary>The run that re-scored it.</summary>
    public Guid? RescoredBatchId { get; set; }

    /// <summary>The member's own score, 0–100; null before a review.</summary>
    public int? Score { get; set; }

    /// <summary>The member's note to it.</summary>
    public string Review { get; set; } = "";

    /// <summary>When the member reviewed it.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>What the member has said about meeting them.</summary>
    public MatchMark Mark { get; set; }
}

internal sealed class ProfileMatchConfiguration : IEntityTypeConfiguration<ProfileMatch>
{
    public void Configure(EntityTypeBuilder<ProfileMatch> builder)
    {
        builder.ToTable("profile_matches");
        builder.HasIndex(match => new { match.ProfileId, match.OtherId }).IsUnique();
        builder.HasIndex(match => match.OtherId);
        builder.HasIndex(match => match.BatchId);
        builder.Property(match => match.Engine).HasConversion<string>();
        builder.Property(match => match.Sides).HasConversion<string>();
        builder.Property(match => match.Mark).HasConversion<string>();
        builder.HasOne<Profile>().WithMany().HasForeignKey(match => match.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(match => match.OtherId).OnDelete(DeleteBehavior.Cascade);
    }
}
