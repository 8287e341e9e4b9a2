namespace ProfilePlatform.Core.Notifications;

/// <summary>An invoice was made. Event key: <c>invoice:{id}</c>.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Period">What it is for: "November 2026".</param>
/// <param name="Amount">In minor units: paise.</param>
/// <param name="Currency">ISO 4217: "INR".</param>
/// <param name="DueDate">Until when it is to be paid.</param>
public sealed record InvoiceNotice(Guid InvoiceId, string Period, long Amount, string Currency, DateOnly DueDate);

/// <summary>A payment was confirmed. Event key: <c>receipt:{invoice id}</c>.</summary>
/// <param name="InvoiceId">The invoice that is paid.</param>
/// <param name="Period">What it was for.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PaidAt">When.</param>
public sealed record ReceiptNotice(Guid InvoiceId, string Period, long Amount, string Currency, DateTimeOffset PaidAt);

/// <summary>A donation was confirmed. Event key: <c>donation:{id}</c>.</summary>
/// <param name="DonationId">The donation.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PaidAt">When.</param>
public sealed record DonationNotice(Guid DonationId, long Amount, string Currency, DateTimeOffset PaidAt);

/// <summary>A week's questions without an answer.</summary>
/// <param name="From">The Monday that the week begins with.</param>
/// <param name="Questions">How many there were.</param>
/// <param name="Groups">The most frequent, alike ones together.</param>
public sealed record DigestNotice(DateOnly From, int Questions, IReadOnlyList<DigestGroup> Groups);

/// <summary>Questions that ask the same.</summary>
/// <param name="Question">One of them, as it was asked.</param>
/// <param name="Count">How often.</param>
public sealed record DigestGroup(string Question, int Count);
