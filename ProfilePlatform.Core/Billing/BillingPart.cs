using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Billing;

/// <summary>Tier, invoices and donations, in an export.</summary>
internal sealed class BillingPart : IProfileExportPart
{
    public string About => "billing.json         your tier, invoices, donations and receipts; amounts in INR";

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        var tier = await db.Set<ProfileTier>().AsNoTracking().SingleOrDefaultAsync(row => row.ProfileId == profile.Id, cancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(invoice => invoice.ProfileId == profile.Id).OrderBy(invoice => invoice.CreatedAt).ToListAsync(cancellationToken);
        await zip.AddAsync("billing.json", new
        {
            tier = (tier?.Tier ?? Tier.Free).Name(),
            tier?.Since,
            invoices = invoices.ConvertAll(invoice => new
            {
                invoice.Id, Kind = invoice.Kind.ToString().ToLowerInvariant(), Period = invoice.Period?.ToString(), Amount = Rupees.Of(invoice.Amount), Rupees.Currency, invoice.DueDate,
                Status = invoice.State.ToString().ToLowerInvariant(), invoice.CreatedAt, invoice.ClaimedAt, invoice.ClaimNote, invoice.PaidAt, invoice.Receipt, invoice.Reference,
            }),
        }, cancellationToken);
    }
}
