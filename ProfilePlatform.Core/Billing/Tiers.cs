using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Tiers that administrators give to profiles, and invoices that they ask for.</summary>
public sealed class Tiers
{
    /// <summary>How many months back an invoice can be asked for.</summary>
    public const int MonthsBack = 12;

    private readonly PlatformWriter _writer;
    private readonly Invoicing _invoicing;
    private readonly AuditTrail _audit;
    private readonly BillingChanges _changes;
    private readonly TimeProvider _time;

    internal Tiers(PlatformWriter writer, Invoicing invoicing, AuditTrail audit, BillingChanges changes, TimeProvider time) =>
        (_writer, _invoicing, _audit, _changes, _time) = (writer, invoicing, audit, changes, time);

    /// <summary>Gives the profile at <paramref name="slug"/> a tier; a paid one has its invoice for this month at once. The month's invoice, once made, stays as it is.</summary>
    /// <param name="admin">Who gives it; for others there is no such profile.</param>
    /// <param name="slug">The profile's name in addresses.</param>
    /// <param name="tier">The tier.</param>
    /// <param name="amount">Paise a month for <see cref="Tier.PaidEnterprise"/>; 0 for the others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tier and the month's invoice; null where there is no such profile.</returns>
    public async Task<TierState?> SetAsync(Viewer admin, string slug, Tier tier, long amount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(amount > 0, tier == Tier.PaidEnterprise, nameof(amount));
        var state = await _writer.WriteAsync(async (db, token) =>
        {
            if (await FindAsync(db, admin, slug, token) is not { } profileId)
            {
                return null;
            }

            var row = await db.Set<ProfileTier>().SingleOrDefaultAsync(found => found.ProfileId == profileId, token);
            if (row is null)
            {
                row = new ProfileTier { ProfileId = profileId, Since = _time.GetUtcNow() };
                db.Add(row);
            }

            if (row.Tier != tier || row.Amount != amount)
            {
                (row.Tier, row.Amount, row.Since) = (tier, amount, _time.GetUtcNow());
                _audit.Add(db, admin.Actor, AuditActions.TierChanged, "profile", profileId, new { tier = tier.Name(), amount });
            }

            return new TierState(row, tier == Tier.Free ? null : (await _invoicing.MakeAsync(db, row, BillingMonth.Of(_time.GetUtcNow()), token)).Invoice);
        }, cancellationToken);
        Tell(state?.Tier.ProfileId);
        return state;
    }

    /// <summary>The invoice of a profile for a month, made where it is not there.</summary>
    /// <param name="admin">Who asks; for others there is no such profile.</param>
    /// <param name="slug">The profile's name in addresses.</param>
    /// <param name="month">This month or one of the <see cref="MonthsBack"/> before; null: this month.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<InvoiceResult> InvoiceAsync(Viewer admin, string slug, BillingMonth? month, CancellationToken cancellationToken)
    {
        var result = await _writer.WriteAsync<InvoiceResult>(async (db, token) =>
        {
            if (await FindAsync(db, admin, slug, token) is not { } profileId)
            {
                return new InvoiceResult.Missing();
            }

            var now = BillingMonth.Of(_time.GetUtcNow());
            if (month is { } wanted && (wanted.Number > now.Number || wanted.Number < now.Number - MonthsBack))
            {
                return new InvoiceResult.WrongMonth(BillingMonth.FromNumber(now.Number - MonthsBack), now);
            }

            if (await db.Set<ProfileTier>().SingleOrDefaultAsync(found => found.ProfileId == profileId && found.Tier != Tier.Free, token) is not { } tier)
            {
                return new InvoiceResult.FreeTier();
            }

            var (invoice, isNew) = await _invoicing.MakeAsync(db, tier, month ?? now, token);
            if (isNew)
            {
                _audit.Add(db, admin.Actor, AuditActions.InvoiceMade, "invoice", invoice.Id, new { profile = profileId, amount = invoice.Amount });
            }

            return new InvoiceResult.Done(invoice);
        }, cancellationToken);
        Tell((result as InvoiceResult.Done)?.Invoice.ProfileId);
        return result;
    }

    private static async Task<Guid?> FindAsync(AppDbContext db, Viewer admin, string slug, CancellationToken cancellationToken) =>
        await db.Set<Profile>().ForAdmin(admin).Where(profile => profile.Slug == slug && profile.DeletedAt == null).Select(profile => (Guid?)profile.Id).SingleOrDefaultAsync(cancellationToken);

    private void Tell(Guid? profileId)
    {
        if (profileId is { } changed)
        {
            _changes.Tell(changed);
        }
    }
}

/// <summary>A profile's tier as it was set.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Invoice">This month's invoice; null on the free tier.</param>
public sealed record TierState(ProfileTier Tier, Invoice? Invoice);

/// <summary>What came of asking for an invoice.</summary>
public abstract record InvoiceResult
{
    /// <summary>Here it is, new or not.</summary>
    public sealed record Done(Invoice Invoice) : InvoiceResult;

    /// <summary>There is no such profile.</summary>
    public sealed record Missing : InvoiceResult;

    /// <summary>The profile costs nothing.</summary>
    public sealed record FreeTier : InvoiceResult;

    /// <summary>The month is not one of those that can be asked for.</summary>
    public sealed record WrongMonth(BillingMonth First, BillingMonth Last) : InvoiceResult;
}
