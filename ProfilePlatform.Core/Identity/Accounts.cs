using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Users by e-mail address.</summary>
public sealed class Accounts(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
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
}
