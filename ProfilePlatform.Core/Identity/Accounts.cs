using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>Users by e-mail address.</summary>
public sealed class Accounts(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
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
