using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits;

/// <summary>
/// Does work that costs credits, once for each key. A first transaction reserves the key, the work runs outside any transaction, and a second one
/// writes its results, the debit, the ledger and the answer together or not at all.
/// </summary>
public sealed class ChargedWork(PlatformWriter writer, StoredKeys keys, CreditLedger ledger, CreditChanges changes, TimeProvider time, ILogger<ChargedWork> logger)
{
    /// <summary>Runs the work, or gives the answer of the request that this one repeats.</summary>
    /// <param name="request">Who asks for what.</param>
    /// <param name="work">Prepares the results. An exception or cancellation costs nothing and lets the key be used again.</param>
    /// <param name="commit">Writes the results into the transaction and says what they cost. Writes through the context given to it only.</param>
    /// <param name="cancellationToken">Ends the work; once the second transaction commits, its results hold.</param>
    public async Task<ChargedOutcome> RunAsync<T>(
        ChargedRequest request,
        Func<CancellationToken, Task<T>> work,
        Func<AppDbContext, T, CancellationToken, Task<Charge>> commit,
        CancellationToken cancellationToken)
    {
        var hash = request.Hash();
        if (await keys.LookAsync(request, hash, cancellationToken) is { } known)
        {
            return known;
        }

        using var held = keys.Hold(Ids.New(time));
        if (await writer.WriteAsync((db, token) => BeginAsync(db, request, hash, held.Token, token), cancellationToken) is { } ended)
        {
            return ended;
        }

        try
        {
            var prepared = await work(cancellationToken);
            var outcome = await writer.WriteAsync((db, token) => EndAsync(db, request, held.Token, inner => commit(db, prepared, inner), token), cancellationToken);
            if (outcome is { Answer.IsSuccess: true, Cost: > 0 })
            {
                changes.Tell(request.Account, outcome.Balance);
            }

            return outcome;
        }
        catch
        {
            await ReleaseAsync(request, held.Token);
            throw;
        }
    }

    /// <summary>Null where the work may begin.</summary>
    private async Task<ChargedOutcome?> BeginAsync(AppDbContext db, ChargedRequest request, string hash, Guid held, CancellationToken cancellationToken)
    {
        var row = await StoredKeys.FindAsync(db, request, cancellationToken);
        if (row is not null && keys.Judge(row, hash) is { } known)
        {
            return known;
        }

        if (await ledger.OpenAsync(db, request.Account, cancellationToken) is not { } balance)
        {
            return new ChargedOutcome(ChargedState.NoAccount);
        }

        if (request.Admit?.Invoke() is { } wait)
        {
            return new ChargedOutcome(ChargedState.TooMany) { RetryAfter = wait };
        }

        row = keys.Reserve(db, row, request, hash, held);
        return balance < request.PreCheck ? NotEnough(request, row, balance, request.PreCheck) : null;
    }

    private async Task<ChargedOutcome> EndAsync(
        AppDbContext db, ChargedRequest request, Guid held, Func<CancellationToken, Task<Charge>> commit, CancellationToken cancellationToken)
    {
        if (request.Key is not null && !await StoredKeys.IsHeldAsync(db, request, held, cancellationToken))
        {
            // A later request has the key now, and charges for it.
            return new ChargedOutcome(ChargedState.InFlight) { RetryAfter = StoredKeys.Pause };
        }

        const string before = "before_results";
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(before, cancellationToken);
        var charge = await commit(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var debit = charge.Answer.IsSuccess
            ? await ledger.DebitAsync(db, request.Account, charge.Cost, charge.Reason, charge.Reference, cancellationToken)
            : default;
        if (!debit.Paid)
        {
            await transaction.RollbackToSavepointAsync(before, cancellationToken);
            db.ChangeTracker.Clear();
        }

        var row = await StoredKeys.FindAsync(db, request, cancellationToken);
        if (!charge.Answer.IsSuccess)
        {
            StoredKeys.Remove(db, row);
            return new ChargedOutcome(ChargedState.Answered, charge.Answer);
        }

        return debit.Paid
            ? StoredKeys.Complete(row, new ChargedOutcome(ChargedState.Answered, charge.Answer, charge.Cost, debit.Balance))
            : NotEnough(request, row, debit.Balance, charge.Cost);
    }

    private static ChargedOutcome NotEnough(ChargedRequest request, StoredKey? row, long balance, long cost) =>
        StoredKeys.Complete(row, new ChargedOutcome(ChargedState.Answered, request.NotEnough(balance, cost), cost, balance));

    private async Task ReleaseAsync(ChargedRequest request, Guid held)
    {
        try
        {
            await StoredKeys.ReleaseAsync(writer, request, held);
        }
#pragma warning disable CA1031 // The caller must learn why the work failed. Nobody holds the key any more, so the next request takes it over.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.KeyNotReleased(exception);
        }
    }
}
