using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Profiles.History;

/// <summary>One field of a profile that somebody changed. Rows are added and never changed; they go with the profile.</summary>
public sealed class ProfileChange
{
    /// <summary>Order of the changes.</summary>
    public long Id { get; init; }

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user who changed it; null for the local admin and the platform.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>"member", "admin", "local-admin", "api-key" or "platform".</summary>
    public required string ActorKind { get; init; }

    /// <summary>The field as the API names it: "headline", "contact.phone", "photo", "cards.{id}.title".</summary>
    public required string Field { get; init; }

    /// <summary>What it was, as JSON; "null" where there was nothing.</summary>
    public required string BeforeJson { get; init; }

    /// <summary>What it became, as JSON; "null" where nothing is left.</summary>
    public required string AfterJson { get; init; }
}

internal sealed class ProfileChangeConfiguration : IEntityTypeConfiguration<ProfileChange>
{
    public void Configure(EntityTypeBuilder<ProfileChange> builder)
    {
        builder.ToTable("profile_changes");
        builder.HasIndex(change => new { change.ProfileId, change.Id });
        builder.HasOne<Profile>().WithMany().HasForeignKey(change => change.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
