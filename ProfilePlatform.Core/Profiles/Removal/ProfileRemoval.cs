using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>
/// Removes profiles for good. One transaction takes the rows away and leaves an order; from then on nothing finds the profile. Then work under way is
/// ended, files are removed, and what came late is taken away again until the order has settled. A process that dies on the way leaves the order.
/// </summary>
public sealed class ProfileRemoval
{
    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly PlatformDatabase _database;
    private readonly IReadOnlyList<IProfileRemovalObserver> _observers;
    private readonly AuditTrail _audit;
    private readonly ProfileClosings _closings;
    private readonly RemovalTimes _times;
    private readonly TimeProvider _time;
    private readonly ILogger<ProfileRemoval> _logger;

    internal ProfileRemoval(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, PlatformDatabase database, IEnumerable<IProfileRemovalObserver> observers,
        AuditTrail audit, ProfileClosings closings, RemovalTimes times, TimeProvider time, ILogger<ProfileRemoval> logger)
    {
        (_writer, _contexts, _database, _observers, _audit) = (writer, contexts, database, [.. observers], audit);
        (_closings, _times, _time, _logger) = (closings, times, time, logger);
    }

    /// <summary>
    /// Removes the profile at <paramref name="slug"/> with everything of it; also one that is soft-deleted. False where there is none that
    /// <paramref name="viewer"/> may remove. Once begun it does not stop because the caller goes away.
    /// </summary>
    public async Task<bool> RemoveAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        var removed = await _writer.WriteAsync(async (db, token) =>
        {
            var id = await db.Set<Profile>().RemovableBy(viewer).Where(profile => profile.Slug == slug)
                .Select(profile => (Guid?)profile.Id).SingleOrDefaultAsync(token);
            if (id is not null)
            {
                await BeginAsync(db, viewer, id.Value, token);
            }

            return id;
        }, cancellationToken);
        if (removed is null)
        {
            return false;
        }

        await FinishAsync(removed.Value, CancellationToken.None);
        return true;
    }

    /// <summary>Takes the rows away and leaves the order, in the caller's transaction; after it, call <see cref="FinishAsync"/>.</summary>
    internal async Task BeginAsync(AppDbContext db, Viewer viewer, Guid profileId, CancellationToken cancellationToken)
    {
        db.Add(new RemovalOrder { ProfileId = profileId, BegunAt = _time.GetUtcNow() });
        _audit.Add(db, viewer.Actor, AuditActions.ProfileDeleted, "profile", profileId);
        await RemoveRowsAsync(db, profileId, cancellationToken);
    }

    /// <summary>Does, or does again, what follows the transaction. True when nothing is left to be done.</summary>
    internal async Task<bool> FinishAsync(Guid profileId, CancellationToken cancellationToken)
    {
        _closings.Publish(profileId);
        foreach (var observer in _observers)
        {
            await observer.EndWorkAsync(profileId, cancellationToken);
        }

        // A part that fails must not keep the others from going; the order stays, and the sweep comes again.
        Exception? fault = null;
        foreach (var observer in _observers)
        {
            try
            {
                await observer.RemoveFilesAsync(profileId, cancellationToken);
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown below.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                fault ??= exception;
            }
        }

        await _writer.WriteAsync((db, token) => RemoveRowsAsync(db, profileId, token), cancellationToken);
        // Deleted rows are overwritten in the database; in the log before it they stand until it is emptied.
        var emptied = await _database.EmptyLogAsync(cancellationToken);
        if (fault is not null)
        {
            throw new RemovalUnfinishedException(fault);
        }

        var settled = await _writer.WriteAsync(async (db, token) =>
        {
            var order = await db.Set<RemovalOrder>().SingleOrDefaultAsync(found => found.ProfileId == profileId, token);
            if (order is null || !emptied || _time.GetUtcNow() - order.BegunAt < _times.Settles)
            {
                return order is null;
            }

            db.Remove(order);
            return true;
        }, cancellationToken);
        _logger.Removed(profileId, settled);
        return settled;
    }

    /// <summary>Removals that have not settled.</summary>
    internal async Task<IReadOnlyList<Guid>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<RemovalOrder>().AsNoTracking().OrderBy(order => order.BegunAt).Select(order => order.ProfileId).ToListAsync(cancellationToken);
    }

    private async Task RemoveRowsAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        foreach (var observer in _observers)
        {
            await observer.RemoveRowsAsync(db, profileId, cancellationToken);
        }
    }
}
