using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Gifts to the platform. One is prepared so that its payment can be told from others, and paid, claimed and confirmed as an invoice is.</summary>
public sealed class Donations(PlatformWriter writer, BillingChanges changes, TimeProvider time)
{
    /// <summary>The least, in paise.</summary>
    public const long Least = 10_00;

    /// <summary>The most, in paise: what UPI takes in one payment.</summary>
    public const long Most = 1_00_000_00;

    /// <summary>How many a profile may have that are not paid.</summary>
    public const int MostOpen = 5;

    /// <summary>Prepares a donation; one of the same amount that is open already is the same one.</summary>
    /// <param name="viewer">Who gives.</param>
    /// <param name="profileId">A profile that they may change.</param>
    /// <param name="amount">Paise, <see cref="Least"/> to <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The donation; null where the profile is not theirs, or too many are open.</returns>
    public async Task<Invoice?> PrepareAsync(Viewer viewer, Guid profileId, long amount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Most);
        var prepared = await writer.WriteAsync(async (db, token) =>
        {
            if (!await db.Set<Profile>().EditableBy(viewer).AnyAsync(profile => profile.Id == profileId, token))
            {
                return null;
            }

            var open = await Open(db, profileId).ToListAsync(token);
            if (open.Find(donation => donation.Amount == amount) is { } same)
            {
                return same;
            }

            if (open.Count >= MostOpen)
            {
                return null;
            }

            var donation = new Invoice { Id = Ids.New(time), ProfileId = profileId, Kind = InvoiceKind.Donation, Amount = amount, CreatedAt = time.GetUtcNow() };
            db.Add(donation);
            return donation;
        }, cancellationToken);
        if (prepared is not null)
        {
            changes.Tell(profileId);
        }

        return prepared;
    }

    /// <summary>Forgets a donation that was not paid; false where there is no such one.</summary>
    public async Task<bool> DropAsync(Viewer viewer, Guid profileId, Guid donationId, CancellationToken cancellationToken)
    {
        var dropped = await writer.WriteAsync(async (db, token) =>
        {
            if (!await db.Set<Profile>().EditableBy(viewer).AnyAsync(profile => profile.Id == profileId, token)
                || await Open(db, profileId).SingleOrDefaultAsync(found => found.Id == donationId, token) is not { } donation)
            {
                return false;
            }

            db.Remove(donation);
            return true;
        }, cancellationToken);
        if (dropped)
        {
            changes.Tell(profileId);
        }

        return dropped;
    }

    private static IQueryable<Invoice> Open(AppDbContext db, Guid profileId) =>
        db.Set<Invoice>().Where(found => found.ProfileId == profileId && found.Kind == InvoiceKind.Donation && found.State == InvoiceState.Open);
}
