using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits;

/// <summary>
/// Grants and debits. Each joins the caller's transaction, so that none is there without its cause; the caller runs it through
/// <see cref="PlatformWriter"/>. All grants together always equal all debits and all balances.
/// </summary>
public sealed class CreditLedger(CreditOptions options, TimeProvider time)
{
    /// <summary>
    /// Opens the account with the sign-up grant where it is not open yet. The account's key is the user, so the grant cannot come twice.
    /// </summary>
    /// <returns>The balance; null where there is no such user.</returns>
    public async Task<long?> OpenAsync(AppDbContext db, Guid account, CancellationToken cancellationToken)
    {
        if (await BalanceAsync(db, account, cancellationToken) is { } open)
        {
            return open;
        }

        if (account != CreditAccount.LocalAdmin && !await db.Set<User>().AnyAsync(user => user.Id == account, cancellationToken))
        {
            return null;
        }

        db.Add(new CreditAccount { UserId = account, Balance = options.SignupCredits });
        if (options.SignupCredits > 0)
        {
            Add(db, account, options.SignupCredits, options.SignupCredits, CreditReasons.SignUp, "", "");
        }

        await db.SaveChangesAsync(cancellationToken);
        return options.SignupCredits;
    }

    /// <summary>Adds credits to an open account.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="amount">Credits, above 0.</param>
    /// <param name="note">Why, in an administrator's words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new balance.</returns>
    public async Task<long> GrantAsync(AppDbContext db, Guid account, long amount, string note, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE credit_accounts SET \"Balance\" = \"Balance\" + {amount} WHERE \"UserId\" = {account}", cancellationToken);
        var balance = await BalanceAsync(db, account, cancellationToken) ?? throw new InvalidOperationException("The account is not open.");
        Add(db, account, amount, balance, CreditReasons.Granted, "", note);
        return balance;
    }

    /// <summary>Takes credits from an account where it holds enough, else changes nothing. A cost of 0 leaves no row.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="account">The account.</param>
    /// <param name="cost">Credits, 0 or more.</param>
    /// <param name="reason">One of <see cref="CreditReasons"/>.</param>
    /// <param name="reference">Id of what is paid for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DebitResult> DebitAsync(
        AppDbContext db, Guid account, long cost, string reason, string reference, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        var paid = cost == 0 || await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE credit_accounts SET \"Balance\" = \"Balance\" - {cost} WHERE \"UserId\" = {account} AND \"Balance\" >= {cost}", cancellationToken) == 1;
        var balance = await BalanceAsync(db, account, cancellationToken) ?? 0;
        if (paid && cost > 0)
        {
            Add(db, account, -cost, balance, reason, reference, "");
        }

        return new DebitResult(paid, balance);
    }

    /// <summary>
    /// Erases a user from the ledger: what was left lapses by a last debit, their rows lose id and notes and keep their figures,
    /// and the account and its stored answers go.
    /// </summary>
    public async Task CloseAsync(AppDbContext db, Guid account, CancellationToken cancellationToken)
    {
        if (await BalanceAsync(db, account, cancellationToken) is { } left)
        {
            await DebitAsync(db, account, left, CreditReasons.Closed, "", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await db.Database.ExecuteSqlInterpolatedAsync($"UPDATE credit_ledger SET \"UserId\" = NULL, \"Note\" = '' WHERE \"UserId\" = {account}", cancellationToken);
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM credit_accounts WHERE \"UserId\" = {account}", cancellationToken);
        await StoredKeys.RemoveOfAsync(db, account, cancellationToken);
    }

    /// <summary>The balance as it stands in the caller's transaction; null where the account is not open.</summary>
    internal static async Task<long?> BalanceAsync(AppDbContext db, Guid account, CancellationToken cancellationToken) =>
        await db.Set<CreditAccount>().Where(found => found.UserId == account).Select(found => (long?)found.Balance).SingleOrDefaultAsync(cancellationToken);

    private void Add(AppDbContext db, Guid account, long amount, long balance, string reason, string reference, string note) => db.Add(new CreditEntry
    {
        UserId = account,
        Amount = amount,
        Balance = balance,
        Reason = reason,
        Reference = reference,
        Note = note,
        At = time.GetUtcNow(),
    });
}

/// <summary>What came of a debit.</summary>
/// <param name="Paid">False where the balance did not hold the cost; nothing was changed then.</param>
/// <param name="Balance">Credits left.</param>
public readonly record struct DebitResult(bool Paid, long Balance);
