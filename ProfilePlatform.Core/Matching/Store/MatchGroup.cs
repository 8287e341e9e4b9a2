using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Store;

/// <summary>People whom a member brings together, of an event for example, with the latest order to score their pairs. It is the member's alone.</summary>
public sealed class MatchGroup
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The member's profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>What they call it.</summary>
    public required string Name { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far the latest run has come; null before the first.</summary>
    public MatchState? State { get; set; }

    /// <summary>Who was to score.</summary>
    public MatchEngine Engine { get; set; }

    /// <summary>The model as it was asked for; empty without one.</summary>
    public string Model { get; set; } = "";

    /// <summary>What the numbers in prompts are made of; nobody outside learns it.</summary>
    public int Seed { get; set; }

    /// <summary>Pairs to score.</summary>
    public int Total { get; set; }

    /// <summary>Of these, those scored, and those that can no longer be.</summary>
    public int Done { get; set; }

    /// <summary>Of these, those that the model was to score and did not: they have local scores.</summary>
    public int NotByModel { get; set; }

    /// <summary>Tokens sent.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Tokens received.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Calls of the model.</summary>
    public int Calls { get; set; }

    /// <summary>When the run was asked for.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>Somebody in a group.</summary>
public sealed class MatchGroupPerson
{
    /// <summary>The group.</summary>
    public Guid GroupId { get; init; }

    /// <summary>Their profile.</summary>
    public Guid ProfileId { get; init; }
}

internal sealed class MatchGroupConfiguration : IEntityTypeConfiguration<MatchGroup>
{
    public void Configure(EntityTypeBuilder<MatchGroup> builder)
    {
        builder.ToTable("match_groups");
        builder.HasIndex(group => new { group.ProfileId, group.CreatedAt });
        builder.HasIndex(group => group.State);
        builder.Property(group => group.State).HasConversion<string>();
        builder.Property(group => group.Engine).HasConversion<string>();
        builder.HasOne<Profile>().WithMany().HasForeignKey(group => group.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MatchGroupPersonConfiguration : IEntityTypeConfiguration<MatchGroupPerson>
{
    public void Configure(EntityTypeBuilder<MatchGroupPerson> builder)
    {
        builder.ToTable("match_group_people");
        builder.HasKey(person => new { person.GroupId, person.ProfileId });
        builder.HasIndex(person => person.ProfileId);
        builder.HasOne<MatchGroup>().WithMany().HasForeignKey(person => person.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Profile>().WithMany().HasForeignKey(person => person.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
