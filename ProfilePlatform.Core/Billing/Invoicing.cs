using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Makes invoices, in the caller's transaction, with the notice to the owner.</summary>
internal sealed class Invoicing(BillingOptions options, Outbox outbox, TimeProvider time)
{
    /// <summary>Time to pay.</summary>
    public const int DaysToPay = 14;

    /// <summary>The invoice of a profile on a paid tier for <paramref name="month"/>: the one that is there, or a new one.</summary>
    public async Task<(Invoice Invoice, bool IsNew)> MakeAsync(AppDbContext db, ProfileTier tier, BillingMonth month, CancellationToken cancellationToken)
    {
        var number = month.Number;
        if (await db.Set<Invoice>().SingleOrDefaultAsync(found => found.ProfileId == tier.ProfileId && found.Month == number, cancellationToken) is { } known)
        {
            return (known, false);
        }

        var now = time.GetUtcNow();
        var invoice = new Invoice
        {
            Id = Ids.New(time),
            ProfileId = tier.ProfileId,
            Kind = InvoiceKind.Fee,
            Month = number,
            Amount = tier.MonthlyPrice(options),
            DueDate = BillingMonth.DayOf(now).AddDays(DaysToPay),
            CreatedAt = now,
        };
        db.Add(invoice);
        outbox.Add(
            db, NotificationKinds.Invoice, invoice.ProfileId, $"invoice:{invoice.Id}",
            new InvoiceNotice(invoice.Id, month.Title, invoice.Amount, Rupees.Currency, invoice.DueDate.Value));
        return (invoice, true);
    }
}
