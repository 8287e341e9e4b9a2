using ProfilePlatform.Core.Billing;

namespace ProfilePlatform.Web.Features.Billing;

/// <summary>An invoice as its owner reads it. Amounts are rupees.</summary>
internal sealed record InvoiceView(
    Guid Id, string? Period, decimal Amount, string Currency, DateOnly? DueDate, string Status, string? UpiUri, DateTimeOffset? PaidAt, string? ConfirmedBy)
{
    public static InvoiceView Of(Invoice invoice, string slug, BillingOptions options, DateOnly today) => new(
        invoice.Id, invoice.Period?.ToString(), Rupees.Of(invoice.Amount), Rupees.Currency, invoice.DueDate, StatusOf(invoice, today),
        UpiLink.Of(options, invoice, slug), invoice.PaidAt, invoice.ConfirmedBy is { Length: > 0 } who ? who : null);

    /// <summary>"open", "overdue", "claimed" or "paid".</summary>
    public static string StatusOf(Invoice invoice, DateOnly today) => invoice.State switch
    {
        InvoiceState.Paid => "paid",
        InvoiceState.Claimed => "claimed",
        _ => invoice.IsOverdue(today) ? "overdue" : "open",
    };
}

/// <summary>An invoice or donation as administrators read it.</summary>
internal sealed record BookedView(
    Guid Id, string Kind, string? Slug, string? Period, decimal Amount, string Currency, DateOnly? DueDate, string Status, string Reference,
    DateTimeOffset? ClaimedAt, string ClaimNote, DateTimeOffset? PaidAt, string? ConfirmedBy, long? Receipt)
{
    public static BookedView Of(BookedInvoice row, DateOnly today) => new(
        row.Invoice.Id, row.Invoice.Kind == InvoiceKind.Fee ? "fee" : "donation", row.Slug, row.Invoice.Period?.ToString(), Rupees.Of(row.Invoice.Amount), Rupees.Currency,
        row.Invoice.DueDate, InvoiceView.StatusOf(row.Invoice, today), row.Invoice.Reference, row.Invoice.ClaimedAt, row.Invoice.ClaimNote, row.Invoice.PaidAt,
        row.Invoice.ConfirmedBy is { Length: > 0 } who ? who : null, row.Invoice.Receipt);
}
