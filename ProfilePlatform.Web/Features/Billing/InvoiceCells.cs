using System.Globalization;

namespace ProfilePlatform.Web.Features.Billing;

/// <summary>Invoices as cells of a table.</summary>
internal static class InvoiceCells
{
    public static string[] Columns { get; } = ["id", "period", "amount", "currency", "due_date", "status", "paid_at", "confirmed_by"];

    public static string[] BookColumns { get; } =
        ["id", "kind", "slug", "period", "amount", "currency", "due_date", "status", "reference", "claimed_at", "claim_note", "paid_at", "confirmed_by", "receipt"];

    public static IEnumerable<string> Of(InvoiceView row) =>
        [row.Id.ToString(), row.Period ?? "", Amount(row.Amount), row.Currency, Day(row.DueDate), row.Status, Instant(row.PaidAt), row.ConfirmedBy ?? ""];

    public static IEnumerable<string> Of(BookedView row) =>
    [
        row.Id.ToString(), row.Kind, row.Slug ?? "", row.Period ?? "", Amount(row.Amount), row.Currency, Day(row.DueDate), row.Status, row.Reference, Instant(row.ClaimedAt), row.ClaimNote,
        Instant(row.PaidAt), row.ConfirmedBy ?? "", row.Receipt?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Amount(decimal rupees) => rupees.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
