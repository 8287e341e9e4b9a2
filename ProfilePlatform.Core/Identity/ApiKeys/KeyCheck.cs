using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>Tells whose key a request carries, and notes that it was used.</summary>
public sealed class KeyCheck(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail trail, TimeProvider time, ILogger<KeyCheck> logger)
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenEntries = TimeSpan.FromHours(1);
    private static readonly byte[] Nobodys = new byte[SHA256.HashSizeInBytes];

    // By hash. Only one request a minute goes on to the writer; the others need not even queue there.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>True for a key that has worked since this process started: it is no guess.</summary>
    public bool HasWorked(string key) => _noted.ContainsKey(Mark(KeyText.Hash(key)));

    /// <summary>Whose key this is and what it may do; null for one that is unknown, revoked or expired.</summary>
    /// <param name="key">As it was sent.</param>
    /// <param name="address">Network address that it came from.</param>
    /// <param name="requestId">The request, as logs name it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<KeyHolder?> FindAsync(string key, string address, string requestId, CancellationToken cancellationToken)
    {
        if (KeyText.PrefixOf(key) is not { } prefix)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (from known in db.Set<ApiKey>().AsNoTracking()
                           join user in db.Set<User>().AsNoTracking() on known.UserId equals user.Id
                           where known.Prefix == prefix && user.DisabledAt == null
                           select new { Key = known, user.Email }).SingleOrDefaultAsync(cancellationToken);
        var (now, hash) = (time.GetUtcNow(), KeyText.Hash(key));
        if (!CryptographicOperations.FixedTimeEquals(hash, found?.Key.Sha256 ?? Nobodys) || found is null || found.Key.ExpiresAt <= now)
        {
            _noted.TryRemove(Mark(hash), out _);
            return null;
        }

        // A key has its member's rights and never an administrator's, whoever the member is.
        var viewer = new Viewer(found.Key.UserId, IsAdmin: false, found.Email) { ApiKeyId = found.Key.Id, Address = address, RequestId = requestId };
        await NoteUseAsync(found.Key, viewer, now, cancellationToken);
        return new KeyHolder(viewer, found.Key.Scope);
    }

    private static string Mark(byte[] hash) => Convert.ToHexString(hash);

    private async Task NoteUseAsync(ApiKey key, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = Mark(key.Sha256);
        var before = _noted.GetOrAdd(mark, key.LastUsedAt ?? DateTimeOffset.MinValue);
        // Of many requests at once one notes the use.
        if (now - before < BetweenWrites || !_noted.TryUpdate(mark, now, before))
        {
            return;
        }

        try
        {
            await writer.WriteAsync((db, token) => NoteAsync(db, key.Id, viewer, now, token), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Reading goes on while nothing can be written, with a key as without.
            logger.UseNotNoted(exception, key.Id);
        }
    }

    private async Task NoteAsync(AppDbContext db, Guid id, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(found => found.Id == id, cancellationToken) is not { } key)
        {
            return;
        }

        key.LastUsedAt = now;
        if (!(now - key.UseRecordedAt < BetweenEntries))
        {
            key.UseRecordedAt = now;
            trail.Add(db, viewer.Actor, AuditActions.ApiKeyUsed, "api-key", id);
        }
    }
}

/// <summary>Whom a key stands for.</summary>
/// <param name="Viewer">The member, without an administrator's rights.</param>
/// <param name="Scope">What the key may do.</param>
public sealed record KeyHolder(Viewer Viewer, ApiKeyScope Scope);
