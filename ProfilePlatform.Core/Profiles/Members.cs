using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Users with the profiles that they own, for administrators.</summary>
public sealed class Members(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Users whose address or name holds <paramref name="text"/>, all where it is empty; latest first.</summary>
    public async Task<Paged<Member>> ListAsync(string text, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = text.Trim();
        var pattern = "%" + wanted.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        var users = db.Set<User>().AsNoTracking();
        users = wanted.Length == 0 ? users : users.Where(user => EF.Functions.Like(user.Email, pattern, "\\") || EF.Functions.Like(user.Name, pattern, "\\"));
        var found = await users.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id).ToPageAsync(page, cancellationToken);
        var ids = found.Items.Select(user => (Guid?)user.Id).ToList();
        var slugs = (await db.Set<Profile>().Where(profile => ids.Contains(profile.OwnerId) && profile.DeletedAt == null)
            .Select(profile => new { profile.OwnerId, profile.Slug }).ToListAsync(cancellationToken)).ToLookup(profile => profile.OwnerId, profile => profile.Slug);
        return new Paged<Member>([.. found.Items.Select(user => new Member(user, slugs[user.Id].FirstOrDefault()))], found.Total, found.Page);
    }
}

/// <summary>A user and their profile.</summary>
/// <param name="User">The user.</param>
/// <param name="Slug">Their profile; null where they have none.</param>
public sealed record Member(User User, string? Slug);
