using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Billing;

/// <summary>
/// Money that somebody owes, or wants to give, and that it came. Once a profile is removed, what was paid or said to be paid stays, without the profile and
/// without its owner's words; the rest goes.
/// </summary>
public sealed class Invoice
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile; null once it is removed.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>The month's fee, or a donation.</summary>
    public InvoiceKind Kind { get; init; }

    /// <summary><see cref="BillingMonth.Number"/> of the month that it is for: one invoice for a profile and month. Null for a donation.</summary>
    public int? Month { get; init; }

    /// <summary>Paise.</summary>
    public long Amount { get; init; }

    /// <summary>The day in India until which it is to be paid; null for a donation.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>How far it is. An update of a row whose state is another by then changes nothing.</summary>
    public InvoiceState State { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its owner said that they had paid; null before.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>What they wrote with it, to find the payment by; empty where nothing.</summary>
    public string ClaimNote { get; set; } = "";

    /// <summary>When the payment was confirmed; null before.</summary>
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Id of the administrator who confirmed it, or "local-admin"; empty before.</summary>
    public string ConfirmedBy { get; set; } = "";

    /// <summary>Number of its receipt: 1 for the platform's first payment, and one more for each; null before.</summary>
    public long? Receipt { get; set; }

    /// <summary>The month; null for a donation.</summary>
    public BillingMonth? Period => Month is { } number ? BillingMonth.FromNumber(number) : null;

    /// <summary>Transaction reference, which stands on the payer's and the payee's statement: 34 letters and digits.</summary>
    public string Reference => $"PP{Id:N}";

    /// <summary>True where it was to be paid before <paramref name="today"/> (in India), and nobody says that it was.</summary>
    public bool IsOverdue(DateOnly today) => State == InvoiceState.Open && DueDate < today;
}

/// <summary>What money is for.</summary>
public enum InvoiceKind
{
    /// <summary>A month of a paid tier.</summary>
    Fee,

    /// <summary>A gift; nobody owes it.</summary>
    Donation,
}

/// <summary>How far a payment is.</summary>
public enum InvoiceState
{
    /// <summary>Not paid.</summary>
    Open,

    /// <summary>Its owner says that they have paid.</summary>
    Claimed,

    /// <summary>An administrator has confirmed that the money came. Final.</summary>
    Paid,
}

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices");
        builder.HasIndex(invoice => new { invoice.ProfileId, invoice.Month }).IsUnique();
        builder.HasIndex(invoice => invoice.Receipt).IsUnique();
        builder.HasIndex(invoice => new { invoice.State, invoice.CreatedAt });
        builder.HasCheckConstraint("CK_invoices_Amount", "\"Amount\" > 0");
        builder.HasCheckConstraint("CK_invoices_Receipt", "(\"State\" = 'Paid') = (\"Receipt\" IS NOT NULL)");
        builder.Property(invoice => invoice.Kind).HasConversion<string>();
        builder.Property(invoice => invoice.State).HasConversion<string>().IsConcurrencyToken();
        builder.Property(invoice => invoice.DueDate).HasConversion<int?>(day => day == null ? null : day.Value.DayNumber, number => number == null ? null : DateOnly.FromDayNumber(number.Value));
        builder.Ignore(invoice => invoice.Period);
    }
}
