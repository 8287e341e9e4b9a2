using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Credits.Keys;

/// <summary>
/// Keys of charged requests. A reservation counts while a request of this process holds its token; one that an earlier process left behind,
/// or that could not be released, is taken over.
/// </summary>
public sealed class StoredKeys(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>How long a key is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>When to ask again about a request that is being worked on.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Guid _boot = Ids.New(time);
    private readonly ConcurrentDictionary<Guid, bool> _holding = new();

    /// <summary>What a request is answered that repeats another; null for a new one. Reads without waiting for writers.</summary>
    internal async Task<ChargedOutcome?> LookAsync(ChargedRequest request, string hash, CancellationToken cancellationToken)
    {
        if (request.Key is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, request, cancellationToken) is { } row ? Judge(row, hash) : null;
    }

    /// <summary>The request's row; null where there is none.</summary>
    internal static async Task<StoredKey?> FindAsync(AppDbContext db, ChargedRequest request, CancellationToken cancellationToken) => request.Key is null ? null
        : await db.Set<StoredKey>().SingleOrDefaultAsync(
            row => row.UserId == request.Account && row.Route == request.Route && row.Key == request.Key, cancellationToken);

    /// <summary>What a request with this hash is answered; null where it may have the key.</summary>
    internal ChargedOutcome? Judge(StoredKey row, string hash) => row switch
    {
        _ when row.ReservedAt + Lifetime <= time.GetUtcNow() => null,
        _ when row.Hash != hash => new ChargedOutcome(ChargedState.OtherRequest),
        { Status: { } status } => new ChargedOutcome(
            ChargedState.Answered, new StoredAnswer(status, row.ContentType, row.Body), row.Cost, row.Balance) { Replayed = true },
        _ when row.BootId == _boot && _holding.ContainsKey(row.Token) => new ChargedOutcome(ChargedState.InFlight) { RetryAfter = Pause },
        _ => null,
    };

    /// <summary>Holds a token until the result is disposed.</summary>
    internal Holding Hold(Guid token)
    {
        _holding[token] = true;
        return new Holding(this, token);
    }

    /// <summary>Gives the request the key: a new row, or <paramref name="row"/>, which nobody holds. Null where it has no key.</summary>
    internal StoredKey? Reserve(AppDbContext db, StoredKey? row, ChargedRequest request, string hash, Guid token)
    {
        if (request.Key is null)
        {
            return null;
        }

        if (row is null)
        {
            row = new StoredKey { UserId = request.Account, Route = request.Route, Key = request.Key, Hash = hash };
            db.Add(row);
        }

        (row.Hash, row.BootId, row.Token, row.ReservedAt) = (hash, _boot, token, time.GetUtcNow());
        (row.Status, row.ContentType, row.Body, row.Cost, row.Balance) = (null, "", [], 0, 0);
        return row;
    }

    /// <summary>True while the request with this token has the key.</summary>
    internal static async Task<bool> IsHeldAsync(AppDbContext db, ChargedRequest request, Guid token, CancellationToken cancellationToken) =>
        await FindAsync(db, request, cancellationToken) is { Status: null } row && row.Token == token;

    /// <summary>Keeps the answer with the key.</summary>
    internal static ChargedOutcome Complete(StoredKey? row, ChargedOutcome outcome)
    {
        if (row is not null && outcome.Answer is { } answer)
        {
            (row.Status, row.ContentType, row.Body, row.Cost, row.Balance) =
                (answer.Status, answer.ContentType, answer.Body.ToArray(), outcome.Cost, outcome.Balance);
        }

        return outcome;
    }

    /// <summary>Lets the key be used again.</summary>
    internal static void Remove(AppDbContext db, StoredKey? row)
    {
        if (row is not null)
        {
            db.Remove(row);
        }
    }

    /// <summary>The same, for a request that failed; whoever waits for it no longer matters.</summary>
    internal static async Task ReleaseAsync(PlatformWriter writer, ChargedRequest request, Guid token)
    {
        if (request.Key is not null)
        {
            await writer.WriteAsync(
                async (db, inner) => Remove(db, await db.Set<StoredKey>().SingleOrDefaultAsync(row => row.Token == token && row.Status == null, inner)),
                CancellationToken.None);
        }
    }

    /// <summary>Removes all keys of an account, in the caller's transaction.</summary>
    internal static Task RemoveOfAsync(AppDbContext db, Guid account, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM idempotency_keys WHERE \"UserId\" = {account}", cancellationToken);

    /// <summary>A token while its request is worked on.</summary>
    internal sealed class Holding(StoredKeys keys, Guid token) : IDisposable
    {
        public Guid Token => token;

        public void Dispose() => keys._holding.TryRemove(token, out _);
    }
}
