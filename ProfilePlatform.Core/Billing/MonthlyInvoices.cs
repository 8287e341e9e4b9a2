using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using Quartz;

namespace ProfilePlatform.Core.Billing;

/// <summary>
/// Makes the month's invoices. It looks again and again and makes what is missing, each in a transaction of its own, so that it does not matter when a
/// process dies: what is there is not made twice, and what is not there is made by the next look.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class MonthlyInvoices(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, Invoicing invoicing, BillingChanges changes, TimeProvider time, ILogger<MonthlyInvoices> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Makes what is missing for this month; says how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var month = BillingMonth.Of(time.GetUtcNow());
        var made = 0;
        foreach (var profileId in await DueAsync(month, cancellationToken))
        {
            try
            {
                if (await writer.WriteAsync((db, token) => MakeAsync(db, profileId, month, token), cancellationToken))
                {
                    made++;
                    changes.Tell(profileId);
                }
            }
#pragma warning disable CA1031 // One that fails now must not keep the others from having theirs; it is tried again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.InvoiceFailed(exception, profileId);
            }
        }

        if (made > 0)
        {
            log.InvoicesMade(made, month.ToString());
        }

        return made;
    }

    // After a later month's: a clock that went back asks for nothing.
    private static IQueryable<ProfileTier> Due(AppDbContext db, int month) =>
        from tier in db.Set<ProfileTier>()
        where tier.Tier != Tier.Free
            && db.Set<Profile>().Any(profile => profile.Id == tier.ProfileId && profile.DeletedAt == null)
            && !db.Set<Invoice>().Any(invoice => invoice.ProfileId == tier.ProfileId && invoice.Month >= month)
        select tier;

    private async Task<List<Guid>> DueAsync(BillingMonth month, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Due(db, month.Number).Select(tier => tier.ProfileId).ToListAsync(cancellationToken);
    }

    private async Task<bool> MakeAsync(AppDbContext db, Guid profileId, BillingMonth month, CancellationToken cancellationToken) =>
        await Due(db, month.Number).SingleOrDefaultAsync(tier => tier.ProfileId == profileId, cancellationToken) is { } tier
        && (await invoicing.MakeAsync(db, tier, month, cancellationToken)).IsNew;
}
