using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>The keys of members: made, listed and revoked by the member they belong to and by nobody else.</summary>
public sealed class MemberKeys(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail trail, TimeProvider time)
{
    /// <summary>Most keys that a member may have.</summary>
    public const int Most = 20;

    /// <summary>Most UTF-16 code units of a name.</summary>
    public const int LongestName = 100;

    private const string Subject = "api-key";

    /// <summary>The viewer's keys, newest first; none for who has no account.</summary>
    public async Task<Paged<ApiKey>> ListAsync(Viewer viewer, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ApiKey>().AsNoTracking().Where(key => key.UserId == viewer.UserId)
            .OrderByDescending(key => key.CreatedAt).ThenByDescending(key => key.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Makes a key for the viewer.</summary>
    /// <param name="viewer">Whose key it is.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="scope">What it may do.</param>
    /// <param name="expiresAt">From when on it is refused; null: never.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CreateKeyResult> CreateAsync(
        Viewer viewer, string name, ApiKeyScope scope, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        name = SeenText.Clean(name).ReplaceLineEndings(" ");
        if (name.Length is 0 or > LongestName)
        {
            return new CreateKeyResult.Invalid("name", $"Must have 1 to {LongestName} characters.");
        }

        if (expiresAt <= time.GetUtcNow())
        {
            return new CreateKeyResult.Invalid("expires_at", "Must be in the future.");
        }

        return viewer.UserId is not { } userId ? new CreateKeyResult.NoAccount()
            : await writer.WriteAsync((db, token) => AddAsync(db, viewer, userId, name, scope, expiresAt, token), cancellationToken);
    }

    /// <summary>Takes a key of the viewer's out of use at once; false where they have none with this id.</summary>
    public Task<bool> RevokeAsync(Viewer viewer, Guid id, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var userId = viewer.UserId;
            if (userId is null || await db.Set<ApiKey>().SingleOrDefaultAsync(found => found.Id == id && found.UserId == userId, token) is not { } key)
            {
                return false;
            }

            db.Remove(key);
            trail.Add(db, viewer.Actor, AuditActions.ApiKeyRevoked, Subject, key.Id);
            return true;
        }, cancellationToken);

    private async Task<CreateKeyResult> AddAsync(
        AppDbContext db, Viewer viewer, Guid userId, string name, ApiKeyScope scope, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        if (await db.Set<ApiKey>().CountAsync(key => key.UserId == userId, cancellationToken) >= Most)
        {
            return new CreateKeyResult.TooMany();
        }

        var secret = KeyText.New();
        var key = new ApiKey
        {
            Id = Ids.New(time),
            UserId = userId,
            Name = name,
            Scope = scope,
            Prefix = KeyText.PrefixOf(secret)!,
            Sha256 = KeyText.Hash(secret),
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        db.Add(key);
        trail.Add(db, viewer.Actor, AuditActions.ApiKeyCreated, Subject, key.Id, new { scope = scope.ToString().ToLowerInvariant(), expires_at = expiresAt });
        return new CreateKeyResult.Created(key, secret);
    }
}

/// <summary>What came of making a key.</summary>
public abstract record CreateKeyResult
{
    /// <summary>It is there; <paramref name="Secret"/> is the key itself and is not kept.</summary>
    public sealed record Created(ApiKey Key, string Secret) : CreateKeyResult
    {
        /// <summary>Without the key: records print what they hold, and this must not reach a log.</summary>
        public override string ToString() => $"Created {Key.Id}";
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Invalid(string Field, string Error) : CreateKeyResult;

    /// <summary>The member has as many as there may be.</summary>
    public sealed record TooMany : CreateKeyResult;

    /// <summary>The viewer has no account that a key could belong to: visitors, and the local admin.</summary>
    public sealed record NoAccount : CreateKeyResult;
}
