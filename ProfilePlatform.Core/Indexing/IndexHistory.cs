using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Runs of all profiles, for those who keep the platform running.</summary>
public sealed class IndexHistory(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Runs in one of <paramref name="states"/>, in any where there are none; newest first.</summary>
    public async Task<Paged<PlatformRun>> ListAsync(IReadOnlyCollection<IndexState> states, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var runs = db.Set<IndexRun>().AsNoTracking();
        var found = await (states.Count == 0 ? runs : runs.Where(run => states.Contains(run.State))).Include(run => run.Documents)
            .OrderByDescending(run => run.RequestedAt).ThenByDescending(run => run.Id).ToPageAsync(page, cancellationToken);
        var profiles = found.Items.Select(run => run.ProfileId).Distinct().ToList();
        var slugs = await db.Set<Profile>().Where(profile => profiles.Contains(profile.Id))
            .ToDictionaryAsync(profile => profile.Id, profile => profile.Slug, cancellationToken);
        return new Paged<PlatformRun>([.. found.Items.Select(run => new PlatformRun(slugs.GetValueOrDefault(run.ProfileId, ""), run))], found.Total, found.Page);
    }

    /// <summary>How many runs there are in each state.</summary>
    public async Task<IReadOnlyDictionary<IndexState, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<IndexRun>().GroupBy(run => run.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }
}

/// <summary>A run and whose it is.</summary>
/// <param name="Slug">The profile; empty where it is gone.</param>
/// <param name="Run">The run with its documents.</param>
public sealed record PlatformRun(string Slug, IndexRun Run);
