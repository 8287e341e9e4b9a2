using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Credits;

/// <summary>
/// One grant or debit. Rows are added and never changed or removed; the store itself refuses it. When a user is erased their id and notes are cut
/// from their rows and the figures stay, so that grants still equal debits and balances.
/// </summary>
public sealed class CreditEntry
{
    /// <summary>Order of the ledger.</summary>
    public long Id { get; init; }

    /// <summary>Whose credits; null once they are erased.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Credits: above 0 a grant, below 0 a debit.</summary>
    public long Amount { get; init; }

    /// <summary>Credits of the user after it.</summary>
    public long Balance { get; init; }

    /// <summary>One of <see cref="CreditReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>Id of what was paid for; empty where there is none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>An administrator's words on a grant; empty elsewhere, and once the user is erased.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
}

internal sealed class CreditEntryConfiguration : IEntityTypeConfiguration<CreditEntry>
{
    public void Configure(EntityTypeBuilder<CreditEntry> builder)
    {
        builder.ToTable("credit_ledger");
        builder.HasCheckConstraint("CK_credit_ledger_Amount", "\"Amount\" <> 0 AND \"Balance\" >= 0");
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
    }
}
