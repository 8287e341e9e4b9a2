using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Reads what all profiles owe, gave and paid, for administrators.</summary>
public sealed class PlatformBook(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>One page, latest first; of one state, or of all where it is null.</summary>
    public async Task<Paged<BookedInvoice>> PageAsync(InvoiceState? state, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(db, state).ToPageAsync(page, cancellationToken);
    }

    /// <summary>All of them, row by row.</summary>
    public async IAsyncEnumerable<BookedInvoice> AllAsync(InvoiceState? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in Rows(db, state).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>What is open, said to be paid, and paid, in paise; and how many profiles are on paid tiers.</summary>
    public async Task<BookSums> SumsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // An open donation is owed by nobody.
        var sums = await db.Set<Invoice>().Where(invoice => invoice.Kind == InvoiceKind.Fee || invoice.State != InvoiceState.Open)
            .GroupBy(invoice => invoice.State).Select(group => new { group.Key, Sum = group.Sum(invoice => invoice.Amount) }).ToDictionaryAsync(row => row.Key, row => row.Sum, cancellationToken);
        var tiers = await db.Set<ProfileTier>().GroupBy(row => row.Tier).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return new BookSums(
            sums.GetValueOrDefault(InvoiceState.Open), sums.GetValueOrDefault(InvoiceState.Claimed), sums.GetValueOrDefault(InvoiceState.Paid),
            tiers.GetValueOrDefault(Tier.PaidIndividual), tiers.GetValueOrDefault(Tier.PaidEnterprise));
    }

    private static IQueryable<BookedInvoice> Rows(AppDbContext db, InvoiceState? state) =>
        from invoice in db.Set<Invoice>().AsNoTracking()
        where state == null || invoice.State == state
        orderby invoice.CreatedAt descending, invoice.Id descending
        select new BookedInvoice(invoice, db.Set<Profile>().Where(profile => profile.Id == invoice.ProfileId).Select(profile => profile.Slug).FirstOrDefault());
}

/// <summary>An invoice with whose it is.</summary>
/// <param name="Invoice">The invoice or donation.</param>
/// <param name="Slug">The profile's name in addresses; null once it is removed.</param>
public sealed record BookedInvoice(Invoice Invoice, string? Slug);

/// <summary>Sums in paise, and numbers of profiles.</summary>
/// <param name="Open">Owed.</param>
/// <param name="Claimed">Said to be paid.</param>
/// <param name="Paid">Confirmed, ever.</param>
/// <param name="Individuals">Profiles on the individual tier.</param>
/// <param name="Enterprises">Profiles on the enterprise tier.</param>
public sealed record BookSums(long Open, long Claimed, long Paid, int Individuals, int Enterprises);
