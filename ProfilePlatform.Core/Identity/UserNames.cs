using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Identity;

/// <summary>From ids of users to their addresses and back, for lists that hold ids alone.</summary>
public sealed class UserNames(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The user with this address; null where there is none.</summary>
    public async Task<Guid?> FindAsync(string email, CancellationToken cancellationToken)
    {
        var address = email.Trim().ToLowerInvariant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<User>().Where(user => user.Email == address).Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Addresses by id; who is gone is not among them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> EmailsAsync(IEnumerable<Guid?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<User>().Where(user => wanted.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Email, cancellationToken);
    }
}
