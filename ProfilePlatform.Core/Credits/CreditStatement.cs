using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits;

/// <summary>Reads an account. One that is not open yet is opened with its sign-up grant.</summary>
public sealed class CreditStatement(IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, CreditLedger ledger)
{
    /// <summary>Credits left; null where there is no such user.</summary>
    public async Task<long?> BalanceAsync(Guid account, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CreditLedger.BalanceAsync(db, account, cancellationToken)
            ?? await writer.WriteAsync((opening, token) => ledger.OpenAsync(opening, account, token), cancellationToken);
    }

    /// <summary>The account's rows of the ledger, newest first.</summary>
    public async Task<Paged<CreditEntry>> PageAsync(Guid account, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CreditEntry>().AsNoTracking().Where(entry => entry.UserId == account)
            .OrderByDescending(entry => entry.Id).ToPageAsync(page, cancellationToken);
    }
}
