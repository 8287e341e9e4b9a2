using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>
/// Brings the people index up to what is listed. One batch at a time; each batch is one transaction of the store, shown in memory after it, and its orders go
/// last: whatever breaks off in between is done again.
/// </summary>
internal sealed class PeopleProjection(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, PeopleStore store, PeopleIndex index, PeopleVectors vectors, ILogger<PeopleProjection> log)
    : IDisposable
{
    private const int BatchSize = 64;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _comparing;

    /// <summary>Carries out what is ordered.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await index.Ready.WaitAsync(cancellationToken);
        await AloneAsync(async () =>
        {
            await vectors.FollowEncoderAsync(cancellationToken);
            while (await OrderedAsync(cancellationToken) is { Count: > 0 } batch)
            {
                await ProjectAsync([.. batch.Keys], cancellationToken);
                await DoneAsync([.. batch.Values.SelectMany(orders => orders)], cancellationToken);
            }

            index.Save(always: false);
        }, cancellationToken);
    }

    /// <summary>
    /// Finds who is not shown as they are listed, and writes them again: orders that were lost, a file that was, an encoder that came back. That may take
    /// long; orders are carried out in between. Does nothing while another call is at it.
    /// </summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        await index.Ready.WaitAsync(cancellationToken);
        if (Interlocked.Exchange(ref _comparing, 1) == 1)
        {
            return;
        }

        try
        {
            List<Guid> behind = [];
            await AloneAsync(async () =>
            {
                await vectors.FollowEncoderAsync(cancellationToken);
                behind = await BehindAsync(cancellationToken);
            }, cancellationToken);
            if (behind.Count > 0)
            {
                log.PeopleBehind(behind.Count);
            }

            foreach (var batch in behind.Chunk(BatchSize))
            {
                await AloneAsync(() => ProjectAsync(batch, cancellationToken), cancellationToken);
            }

            await AloneAsync(() => Task.Run(() => index.Save(always: false), cancellationToken), cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _comparing, 0);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Dictionary<Guid, List<long>>> OrderedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await db.Set<ProjectionWork>().AsNoTracking().Where(work => work.Target == ProjectionWork.People)
            .OrderBy(work => work.Id).Take(BatchSize).Select(work => new { work.Id, work.ProfileId }).ToListAsync(cancellationToken);
        return orders.GroupBy(order => order.ProfileId).ToDictionary(group => group.Key, group => group.Select(order => order.Id).ToList());
    }

    private Task DoneAsync(List<long> orders, CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, token) => db.RemoveRange(await db.Set<ProjectionWork>().Where(work => orders.Contains(work.Id)).ToListAsync(token)), cancellationToken);

    private async Task ProjectAsync(IReadOnlyList<Guid> profileIds, CancellationToken cancellationToken)
    {
        var people = await ListedAsync([.. profileIds], cancellationToken);
        var (changes, encoder, dimensions) = await vectors.AddAsync(people, cancellationToken);
        var gone = profileIds.Except(changes.Select(change => change.ProfileId)).Select(id => new PersonChange(id, null, HasVectors: false));
        var (meta, stored) = await store.WriteAsync([.. gone, .. changes], encoder, dimensions, cancellationToken);
        index.Publish(profileIds.ToHashSet(), stored, meta);
    }

    private async Task<List<ListedPerson>> ListedAsync(List<Guid> profileIds, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // A change between the two reads has ordered the profile again.
        var profiles = await db.Set<Profile>().AsNoTracking().ListedFor(Viewer.Platform).Where(profile => profileIds.Contains(profile.Id)).ToListAsync(cancellationToken);
        var cards = (await db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children)
            .Where(card => profileIds.Contains(card.ProfileId) && card.State != CardState.Dismissed).ToListAsync(cancellationToken))
            .ToLookup(card => card.ProfileId);
        return [.. profiles.Select(profile => new ListedPerson(
            profile, PersonDocuments.Of(profile, cards[profile.Id].OrderBy(card => card.Position).ThenBy(card => card.Id))))];
    }

    private async Task<List<Guid>> BehindAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listed = await db.Set<Profile>().AsNoTracking().ListedFor(Viewer.Platform)
            .Select(profile => new { profile.Id, profile.ContentVersion }).ToDictionaryAsync(profile => profile.Id, profile => profile.ContentVersion, cancellationToken);
        var stored = await store.VersionsAsync(cancellationToken);
        var again = vectors.CanRetry;
        return
        [
            .. listed.Where(profile => !stored.TryGetValue(profile.Key, out var known) || known.Version != profile.Value || (again && !known.HasVectors)).Select(profile => profile.Key).Order(),
            .. stored.Keys.Where(id => !listed.ContainsKey(id)).Order(),
        ];
    }
}

/// <summary>A listed profile and its document, with the texts that need vectors by their hash.</summary>
internal sealed record ListedPerson(Profile Profile, (PersonDocument Document, IReadOnlyDictionary<string, EmbeddedText> Texts) Content);
