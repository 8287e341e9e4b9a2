using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Credits;

/// <summary>A user's balance. It is the sum of their rows of the ledger, changes in the same transaction, and is never negative.</summary>
public sealed class CreditAccount
{
    /// <summary>The account of the local admin, who acts without being a user.</summary>
    public static Guid LocalAdmin { get; } = new("00000000-0000-7000-8000-00000000ad01");

    /// <summary>The user; <see cref="LocalAdmin"/> for the local admin.</summary>
    public Guid UserId { get; init; }

    /// <summary>Credits left.</summary>
    public long Balance { get; init; }

    /// <summary>Whose account pays for what <paramref name="viewer"/> does; null for a visitor who has not signed in.</summary>
    public static Guid? Of(Viewer viewer) => viewer.UserId ?? (viewer.IsAdmin ? LocalAdmin : null);
}

internal sealed class CreditAccountConfiguration : IEntityTypeConfiguration<CreditAccount>
{
    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("credit_accounts");
        builder.HasKey(account => account.UserId);
        builder.Property(account => account.UserId).ValueGeneratedNever();
        builder.HasCheckConstraint("CK_credit_accounts_Balance", "\"Balance\" >= 0");
    }
}
