using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>
/// The sessions that hold. Each request and each act asks here, so what it knows is kept in memory: forgotten at once when this process ends a
/// session, and after seconds for what another one did.
/// </summary>
public sealed class SessionRegistry(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail audit, SeenSessions seen, IdentityOptions options, TimeProvider time)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (LiveSession Session, DateTimeOffset At)> _known = new();
    private readonly Lock _gate = new();
    private long _endings;
    private Action<IReadOnlyCollection<Guid>>? _tell;

    /// <summary>Calls <paramref name="tell"/> after sessions have ended, so that what is still open of them can be closed.</summary>
    public void OnEnded(Action<IReadOnlyCollection<Guid>> tell) => _tell += tell;

    /// <summary>The session with this id if it holds; else null. <paramref name="isUse"/> keeps it from running out.</summary>
    public async ValueTask<LiveSession?> FindAsync(Guid id, bool isUse, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = _known.TryGetValue(id, out var known) && now - known.At < Trusted ? known.Session : await LoadAsync(id, now, cancellationToken);
        if (session is null || now - session.CreatedAt >= options.Longest || now - seen.Latest(id, session.LastSeenAt) >= options.Idle)
        {
            return null;
        }

        if (isUse)
        {
            seen.Note(id, now);
        }

        return session;
    }

    /// <summary>The sessions of a user that hold, the last used first.</summary>
    public async Task<IReadOnlyList<SignIn>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = now - options.Longest;
        var rows = await db.Set<SignIn>().AsNoTracking()
            .Where(row => row.UserId == userId && row.EndedAt == null && row.CreatedAt > oldest).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.LastSeenAt = seen.Latest(row.Id, row.LastSeenAt);
        }

        return [.. rows.Where(row => now - row.LastSeenAt < options.Idle).OrderByDescending(row => row.LastSeenAt)];
    }

    /// <summary>Ends one session of the actor's own; false where they have none such.</summary>
    public async Task<bool> EndAsync(AuditActor actor, Guid userId, Guid id, CancellationToken cancellationToken) =>
        (await EndAsync(actor, userId, id, AuditActions.SignedOut, cancellationToken)).Count > 0;

    /// <summary>Ends all sessions of a user; returns how many.</summary>
    public async Task<int> EndAllAsync(AuditActor actor, Guid userId, CancellationToken cancellationToken) =>
        (await EndAsync(actor, userId, null, AuditActions.SignedOutEverywhere, cancellationToken)).Count;

    /// <summary>Marks a user's sessions as ended in the caller's transaction; after its commit <see cref="Forget"/> them.</summary>
    internal static async Task<List<Guid>> EndRowsAsync(AppDbContext db, Guid userId, Guid? only, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.Set<SignIn>().Where(row => row.UserId == userId && row.EndedAt == null && (only == null || row.Id == only)).ToListAsync(cancellationToken);
        rows.ForEach(row => row.EndedAt = now);
        return rows.ConvertAll(row => row.Id);
    }

    /// <summary>Makes what was committed hold at once, here and for what is open of these sessions.</summary>
    internal void Forget(IReadOnlyCollection<Guid> ended)
    {
        lock (_gate)
        {
            _endings++;
            _known.Clear();
        }

        if (ended.Count > 0)
        {
            _tell?.Invoke(ended);
        }
    }

    /// <summary>As <see cref="Forget"/>, for all that is known of a user whose sessions are gone.</summary>
    internal void ForgetUser(Guid userId) => Forget([.. _known.Where(known => known.Value.Session.UserId == userId).Select(known => known.Key)]);

    private async Task<List<Guid>> EndAsync(AuditActor actor, Guid userId, Guid? only, string action, CancellationToken cancellationToken)
    {
        var ended = await writer.WriteAsync(async (db, token) =>
        {
            var ids = await EndRowsAsync(db, userId, only, time.GetUtcNow(), token);
            if (ids.Count > 0 || only is null)
            {
                audit.Add(db, actor, action, "user", userId, new { sessions = ids.Count });
            }

            return ids;
        }, cancellationToken);
        Forget(ended);
        return ended;
    }

    private async Task<LiveSession?> LoadAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _endings);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await (from signIn in db.Set<SignIn>().AsNoTracking()
                         join user in db.Set<User>() on signIn.UserId equals user.Id
                         where signIn.Id == id && signIn.EndedAt == null && user.DisabledAt == null
                         select new { signIn.UserId, signIn.CreatedAt, signIn.LastSeenAt, user.Email, user.IsAdmin }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            _known.TryRemove(id, out _);
            return null;
        }

        var session = new LiveSession(id, row.UserId, row.Email, row.IsAdmin && options.Administers(row.Email), row.CreatedAt, row.LastSeenAt);
        lock (_gate)
        {
            // What ended while it was read must not be known again.
            if (before == _endings)
            {
                if (_known.Count >= MostKnown)
                {
                    _known.Clear();
                }

                _known[id] = (session, now);
            }
        }

        return session;
    }
}
