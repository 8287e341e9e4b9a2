using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Search.Contacts;

/// <summary>A member has opened somebody's contact details.</summary>
public sealed class ContactUnlock
{
    /// <summary>Order of opening.</summary>
    public long Id { get; init; }

    /// <summary>Who opened (<see cref="Credits.CreditAccount.Of"/>).</summary>
    public Guid AccountId { get; init; }

    /// <summary>Whose.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The search that found them; empty where none did. It may be gone.</summary>
    public Guid SearchId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset UnlockedAt { get; init; }
}

internal sealed class ContactUnlockConfiguration : IEntityTypeConfiguration<ContactUnlock>
{
    public void Configure(EntityTypeBuilder<ContactUnlock> builder)
    {
        builder.ToTable("contact_unlocks");
        builder.HasIndex(unlock => new { unlock.AccountId, unlock.ProfileId, unlock.SearchId }).IsUnique();
        builder.HasIndex(unlock => unlock.ProfileId);
    }
}
