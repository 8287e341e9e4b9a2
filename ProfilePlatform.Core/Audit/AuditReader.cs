using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Audit;

/// <summary>Reads the trail, newest first.</summary>
public sealed class AuditReader(IDbContextFactory<AppDbContext> contexts)
{
    private const int BatchSize = 500;

    /// <summary>One page of what <paramref name="filter"/> lets through.</summary>
    public async Task<Paged<AuditEntry>> ReadAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await filter.Apply(db.Set<AuditEntry>().AsNoTracking()).OrderByDescending(entry => entry.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>All of what <paramref name="filter"/> lets through, read bit by bit.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A slow reader must not hold a transaction open, so each batch is a query of its own.
        for (var before = long.MaxValue; ;)
        {
            List<AuditEntry> batch;
            await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            {
                var last = before;
                batch = await filter.Apply(db.Set<AuditEntry>().AsNoTracking()).Where(entry => entry.Id < last)
                    .OrderByDescending(entry => entry.Id).Take(BatchSize).ToListAsync(cancellationToken);
            }

            foreach (var entry in batch)
            {
                yield return entry;
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }

            before = batch[^1].Id;
        }
    }

    /// <summary>Takes the network addresses off a user's entries: with their account goes what would point to them.</summary>
    /// <param name="db">The context of the erasure; the caller commits it.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Task BlankAddressesAsync(AppDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlInterpolatedAsync($"UPDATE audit_trail SET Address = '' WHERE ActorId = {userId}", cancellationToken);
}
