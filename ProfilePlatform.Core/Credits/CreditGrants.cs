using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits;

/// <summary>Credits that administrators give; each with a row of the audit trail.</summary>
public sealed class CreditGrants(PlatformWriter writer, CreditLedger ledger, AuditTrail audit, CreditChanges changes)
{
    /// <summary>Most credits of one grant.</summary>
    public const long Most = 1_000_000;

    /// <summary>Most characters of its reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Grants credits to a user.</summary>
    /// <param name="admin">Who grants; the caller has checked that they may.</param>
    /// <param name="account">The user.</param>
    /// <param name="amount">Credits, 1 to <see cref="Most"/>.</param>
    /// <param name="reason">Why; the user reads it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new balance; null where there is no such user.</returns>
    public async Task<long?> GrantAsync(Viewer admin, Guid account, long amount, string reason, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Most);
        var balance = await writer.WriteAsync(async (db, token) =>
        {
            if (await ledger.OpenAsync(db, account, token) is null)
            {
                return (long?)null;
            }

            audit.Add(db, admin.Actor, AuditActions.CreditsGranted, "user", account, new { amount });
            return await ledger.GrantAsync(db, account, amount, reason, token);
        }, cancellationToken);
        if (balance is { } now)
        {
            changes.Tell(account, now);
        }

        return balance;
    }
}
