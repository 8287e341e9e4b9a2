using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits;

/// <summary>Closes the credits of an account that is erased.</summary>
internal sealed class CreditErasure(CreditLedger ledger) : IAccountErasureObserver
{
    public Task EraseAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) => ledger.CloseAsync(db, userId, cancellationToken);
}
