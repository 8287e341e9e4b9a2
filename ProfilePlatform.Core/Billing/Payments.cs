using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Billing;

/// <summary>That money came: its owner says so, an administrator confirms it, once.</summary>
public sealed class Payments(PlatformWriter writer, Outbox outbox, AuditTrail audit, BillingChanges changes, TimeProvider time)
{
    /// <summary>Most characters that somebody writes with a payment.</summary>
    public const int LongestNote = 100;

    /// <summary>Notes that whoever may change the profile says to have paid.</summary>
    /// <param name="viewer">Who says so.</param>
    /// <param name="profileId">The profile.</param>
    /// <param name="invoiceId">An open invoice or donation of it.</param>
    /// <param name="note">What helps to find the payment: one line of up to <see cref="LongestNote"/> characters, or nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where there is no such open invoice that the viewer may speak for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The note is longer.</exception>
    public Task<bool> ClaimAsync(Viewer viewer, Guid profileId, Guid invoiceId, string note, CancellationToken cancellationToken)
    {
        var line = Line(note);
        return ChangeAsync(viewer, profileId, invoiceId, InvoiceState.Open, invoice =>
            (invoice.State, invoice.ClaimedAt, invoice.ClaimNote) = (InvoiceState.Claimed, time.GetUtcNow(), line), cancellationToken);
    }

    /// <summary>Takes that back; false where it does not stand, or is confirmed already.</summary>
    public Task<bool> UnclaimAsync(Viewer viewer, Guid profileId, Guid invoiceId, CancellationToken cancellationToken) =>
        ChangeAsync(viewer, profileId, invoiceId, InvoiceState.Claimed, invoice =>
            (invoice.State, invoice.ClaimedAt, invoice.ClaimNote) = (InvoiceState.Open, null, ""), cancellationToken);

    /// <summary>Confirms that the money came, claimed or not. The receipt's number, the notice and the row of the audit trail stand in the same transaction.</summary>
    /// <param name="admin">Who confirms; the caller has checked that they may.</param>
    /// <param name="invoiceId">The invoice or donation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ConfirmResult> ConfirmAsync(Viewer admin, Guid invoiceId, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync<ConfirmResult>(async (db, token) =>
        {
            var invoice = await db.Set<Invoice>().SingleOrDefaultAsync(found => found.Id == invoiceId, token);
            if (invoice is null || !admin.IsAdmin)
            {
                return new ConfirmResult.Missing();
            }

            if (invoice.State == InvoiceState.Paid)
            {
                return new ConfirmResult.ConfirmedAlready();
            }

            // Writers queue, so nobody else takes the number; rows with one are never removed.
            var last = await db.Set<Invoice>().MaxAsync(found => found.Receipt, token) ?? 0;
            (invoice.State, invoice.PaidAt, invoice.Receipt) = (InvoiceState.Paid, time.GetUtcNow(), last + 1);
            invoice.ConfirmedBy = admin.UserId?.ToString() ?? admin.Actor.Kind;
            audit.Add(db, admin.Actor, AuditActions.InvoiceConfirmed, "invoice", invoice.Id, new { profile = invoice.ProfileId, amount = invoice.Amount, receipt = invoice.Receipt });
            Notify(db, invoice);
            return new ConfirmResult.Done(invoice);
        }, cancellationToken);
        if (result is ConfirmResult.Done { Invoice.ProfileId: { } profileId })
        {
            changes.Tell(profileId);
        }

        return result;
    }

    private static string Line(string note)
    {
        var line = string.Join(' ', SeenText.Clean(note).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line.Length, LongestNote, nameof(note));
        return line;
    }

    // Of a profile that is removed nobody is left to be told.
    private void Notify(AppDbContext db, Invoice invoice)
    {
        if (invoice.ProfileId is not null && invoice.Period is { } month)
        {
            outbox.Add(
                db, NotificationKinds.Receipt, invoice.ProfileId, $"receipt:{invoice.Id}",
                new ReceiptNotice(invoice.Id, month.Title, invoice.Amount, Rupees.Currency, invoice.PaidAt!.Value));
        }
        else if (invoice.ProfileId is not null)
        {
            outbox.Add(
                db, NotificationKinds.Donation, invoice.ProfileId, $"donation:{invoice.Id}",
                new DonationNotice(invoice.Id, invoice.Amount, Rupees.Currency, invoice.PaidAt!.Value));
        }
    }

    private async Task<bool> ChangeAsync(Viewer viewer, Guid profileId, Guid invoiceId, InvoiceState from, Action<Invoice> change, CancellationToken cancellationToken)
    {
        var changed = await writer.WriteAsync(async (db, token) =>
        {
            var invoice = await db.Set<Invoice>().SingleOrDefaultAsync(found => found.Id == invoiceId && found.ProfileId == profileId && found.State == from, token);
            if (invoice is null || !await db.Set<Profile>().EditableBy(viewer).AnyAsync(profile => profile.Id == profileId, token))
            {
                return false;
            }

            change(invoice);
            audit.Add(db, viewer.Actor, AuditActions.InvoiceClaimed, "invoice", invoice.Id, new { profile = profileId, claimed = invoice.State == InvoiceState.Claimed });
            return true;
        }, cancellationToken);
        if (changed)
        {
            changes.Tell(profileId);
        }

        return changed;
    }
}

/// <summary>What came of a confirmation.</summary>
public abstract record ConfirmResult
{
    /// <summary>The payment is confirmed.</summary>
    public sealed record Done(Invoice Invoice) : ConfirmResult;

    /// <summary>There is no such invoice.</summary>
    public sealed record Missing : ConfirmResult;

    /// <summary>It was confirmed before; nothing was changed.</summary>
    public sealed record ConfirmedAlready : ConfirmResult;
}
