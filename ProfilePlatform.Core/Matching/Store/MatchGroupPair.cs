using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Store;

/// <summary>What a meeting of two people of a group is worth to both, and what the organiser says to it. Neither of the two sees it.</summary>
public sealed class MatchGroupPair
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The group.</summary>
    public Guid GroupId { get; init; }

    /// <summary>The one with the lesser id: a pair has one row.</summary>
    public Guid OneId { get; init; }

    /// <summary>The other.</summary>
    public Guid OtherId { get; init; }

    /// <summary>0–100 for both, by <see cref="Engine"/>.</summary>
    public int ScoreByLlm { get; set; }

    /// <summary>Why, in words that name both.</summary>
    public string ReasonByLlm { get; set; } = "";

    /// <summary>What the meeting is worth to the one, 0–100.</summary>
    public int OneSide { get; set; }

    /// <summary>What it is worth to the other, 0–100.</summary>
    public int OtherSide { get; set; }

    /// <summary>Who scored it.</summary>
    public MatchEngine Engine { get; set; }

    /// <summary>The model that did; empty for a local score.</summary>
    public string Model { get; set; } = "";

    /// <summary>The one's <see cref="Profile.MatchHash"/> when it was scored.</summary>
    public string OneHash { get; set; } = "";

    /// <summary>The other's.</summary>
    public string OtherHash { get; set; } = "";

    /// <summary>When it was scored.</summary>
    public DateTimeOffset ProcessedAt { get; set; }

    /// <summary>The organiser's own score, 0–100; null before a review.</summary>
    public int? Score { get; set; }

    /// <summary>The organiser's note to it.</summary>
    public string Review { get; set; } = "";

    /// <summary>When they reviewed it.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }
}

internal sealed class MatchGroupPairConfiguration : IEntityTypeConfiguration<MatchGroupPair>
{
    public void Configure(EntityTypeBuilder<MatchGroupPair> builder)
    {
        builder.ToTable("match_group_pairs");
        builder.HasIndex(pair => new { pair.GroupId, pair.OneId, pair.OtherId }).IsUnique();
        builder.HasIndex(pair => pair.OneId);
        builder.HasIndex(pair => pair.OtherId);
        builder.Property(pair => pair.Engine).HasConversion<string>();
        builder.HasOne<MatchGroup>().WithMany().HasForeignKey(pair => pair.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(pair => pair.OneId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(pair => pair.OtherId).OnDelete(DeleteBehavior.Cascade);
    }
}
