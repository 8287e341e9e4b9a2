using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Reads what a profile owes, gave and paid.</summary>
public sealed class InvoiceBook(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The profile's tier.</summary>
    public async Task<ProfileTier> TierAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProfileTier>().AsNoTracking().SingleOrDefaultAsync(row => row.ProfileId == profileId, cancellationToken) ?? new ProfileTier { ProfileId = profileId };
    }

    /// <summary>One page of a profile's invoices, the latest month first; donations are none.</summary>
    public async Task<Paged<Invoice>> PageAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(db, profileId, InvoiceKind.Fee).OrderByDescending(invoice => invoice.Month).ToPageAsync(page, cancellationToken);
    }

    /// <summary>All of them, row by row.</summary>
    public async IAsyncEnumerable<Invoice> AllAsync(Guid profileId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var invoice in Of(db, profileId, InvoiceKind.Fee).OrderByDescending(invoice => invoice.Month).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return invoice;
        }
    }

    /// <summary>What of a profile waits: invoices and donations that are not paid, the oldest first.</summary>
    public async Task<IReadOnlyList<Invoice>> WaitingAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(db, profileId).Where(invoice => invoice.State != InvoiceState.Paid).OrderBy(invoice => invoice.CreatedAt).ThenBy(invoice => invoice.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One page of what of a profile was paid, the latest first.</summary>
    public async Task<Paged<Invoice>> PaidAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(db, profileId).Where(invoice => invoice.State == InvoiceState.Paid).OrderByDescending(invoice => invoice.Receipt).ToPageAsync(page, cancellationToken);
    }

    /// <summary>An invoice or donation of a profile; null where it has none with this id.</summary>
    public async Task<Invoice?> FindAsync(Guid profileId, Guid invoiceId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(db, profileId).SingleOrDefaultAsync(invoice => invoice.Id == invoiceId, cancellationToken);
    }

    /// <summary>The payment of a profile with this receipt's number; null where it has none.</summary>
    public async Task<Invoice?> ReceiptAsync(Guid profileId, long number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(db, profileId).SingleOrDefaultAsync(invoice => invoice.Receipt == number, cancellationToken);
    }

    private static IQueryable<Invoice> Of(AppDbContext db, Guid profileId) => db.Set<Invoice>().AsNoTracking().Where(invoice => invoice.ProfileId == profileId);

    private static IQueryable<Invoice> Of(AppDbContext db, Guid profileId, InvoiceKind kind) => Of(db, profileId).Where(invoice => invoice.Kind == kind);
}
