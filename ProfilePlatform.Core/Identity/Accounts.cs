using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Users by e-mail address.</summary>
public sealed class Accounts(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, SessionRegistry sessions, AuditTrail audit, TimeProvider time)
{
    private const int LongestAddress = 200;

    /// <summary>True for what can be an e-mail address: it is shown in logs and pages, so nothing invisible is in it.</summary>
    public static bool IsAddress(string email) =>
        email.Length is > 2 and <= LongestAddress
        && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1
        && email.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            && !Rune.IsWhiteSpace(rune) && rune != Rune.ReplacementChar);

    /// <summary>The user with this address, made on first use.</summary>
    public Task<User> FindOrCreateAsync(string email, CancellationToken cancellationToken)
    {
        var address = email.Trim().ToLowerInvariant();
        return writer.WriteAsync(async (db, token) =>
        {
            var user = await db.Set<User>().SingleOrDefaultAsync(found => found.Email == address, token);
            if (user is null)
            {
                user = new User { Id = Ids.New(time), Email = address, Name = address.Split('@')[0], CreatedAt = time.GetUtcNow() };
                db.Add(user);
            }

            return user;
        }, cancellationToken);
    }

    /// <summary>The user with this id; null where there is none.</summary>
    public async Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    /// <summary>Keeps a user out, all their sessions ended, or lets them in again; false where there is none.</summary>
    public async Task<bool> SetDisabledAsync(AuditActor actor, Guid id, bool disabled, CancellationToken cancellationToken)
    {
        List<Guid> ended = [];
        var found = await writer.WriteAsync(async (db, token) =>
        {
            if (await db.Set<User>().SingleOrDefaultAsync(user => user.Id == id, token) is not { } user)
            {
                return false;
            }

            if ((user.DisabledAt is not null) != disabled)
            {
                user.DisabledAt = disabled ? time.GetUtcNow() : null;
                ended.AddRange(disabled ? await SessionRegistry.EndRowsAsync(db, id, null, time.GetUtcNow(), token) : []);
                audit.Add(db, actor, disabled ? AuditActions.UserDisabled : AuditActions.UserEnabled, "user", id, new { sessions = ended.Count });
            }

            return true;
        }, cancellationToken);
        sessions.Forget(ended);
        return found;
    }
}
