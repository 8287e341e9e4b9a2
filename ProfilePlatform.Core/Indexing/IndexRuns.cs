using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Orders indexing runs and tells what became of them. A profile has one unfinished run at the most.</summary>
public sealed class IndexRuns(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, JobQueue jobs, IndexProgress progress, IProfileIndex index,
    TimeProvider time)
{
    internal static readonly IndexState[] Unfinished = [IndexState.Queued, IndexState.Running];

    // What the rows cannot say: whether the one who claimed a run still lives. One process works on a data folder, so its memory knows.
    private readonly ConcurrentDictionary<Guid, Work> _atWork = [];

    /// <summary>Orders a run, or returns the one that is not finished yet. Null where <paramref name="viewer"/> may not change the profile.</summary>
    public async Task<Guid?> RequestAsync(Viewer viewer, string slug, bool force, CancellationToken cancellationToken)
    {
        var run = await writer.WriteAsync(async (db, token) =>
        {
            var profile = await db.Set<Profile>().AsNoTracking().EditableBy(viewer).Where(found => found.Slug == slug)
                .Select(found => new { found.Id }).SingleOrDefaultAsync(token);
            return profile is null ? null : await EnqueueAsync(db, profile.Id, force, token);
        }, cancellationToken);
        if (run is null)
        {
            return null;
        }

        // The row is committed: should this process die here, the sweep finds it.
        await jobs.TriggerAsync<IndexingJob>(run.Id, CancellationToken.None);
        progress.Publish(run);
        return run.Id;
    }

    /// <summary>
    /// Orders a run where the profile's index shows less than its last run wrote: the file was lost, or set aside as damaged. True where that is so.
    /// </summary>
    public async Task<bool> RepairAsync(Guid profileId, long version, CancellationToken cancellationToken)
    {
        if ((await index.StatusAsync(profileId, cancellationToken)).ContentVersion >= version)
        {
            return false;
        }

        await OrderAsync(profileId, cancellationToken);
        return true;
    }

    /// <summary>Orders a run on the platform's own account, unless one is unfinished or the profile is gone.</summary>
    internal async Task OrderAsync(Guid profileId, CancellationToken cancellationToken)
    {
        var run = await writer.WriteAsync(
            async (db, token) => await db.Set<Profile>().AnyAsync(profile => profile.Id == profileId, token)
                ? await EnqueueAsync(db, profileId, force: false, token)
                : null,
            cancellationToken);
        if (run is not null)
        {
            await jobs.TriggerAsync<IndexingJob>(run.Id, CancellationToken.None);
        }
    }

    /// <summary>Inserts the order for a run into the caller's transaction, unless one is unfinished.</summary>
    internal async Task<IndexRun> EnqueueAsync(AppDbContext db, Guid profileId, bool force, CancellationToken cancellationToken)
    {
        var unfinished = await db.Set<IndexRun>().Include(run => run.Documents)
            .OrderBy(run => run.Id).FirstOrDefaultAsync(run => run.ProfileId == profileId && Unfinished.Contains(run.State), cancellationToken);
        if (unfinished is not null)
        {
            return unfinished;
        }

        var run = new IndexRun
        {
            Id = Ids.New(time),
            ProfileId = profileId,
            State = IndexState.Queued,
            Force = force,
            RequestedAt = time.GetUtcNow(),
        };
        db.Add(run);
        return run;
    }

    /// <summary>The latest runs of a profile, newest first.</summary>
    public async Task<IReadOnlyList<IndexRun>> LatestAsync(Guid profileId, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<IndexRun>().AsNoTracking().Include(run => run.Documents).Where(run => run.ProfileId == profileId)
            .OrderByDescending(run => run.RequestedAt).ThenByDescending(run => run.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Takes a run, for one caller only; null for all others. A run that an earlier process was at, or that broke off in this one, is taken over.
    /// The caller gives it back with <see cref="Release"/>, whatever became of it.
    /// </summary>
    internal Task<IndexRun?> ClaimAsync(Guid runId, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var run = await db.Set<IndexRun>().Include(found => found.Documents).SingleOrDefaultAsync(found => found.Id == runId, token);
            var free = run is { State: IndexState.Queued } || (run is { State: IndexState.Running } && !_atWork.ContainsKey(runId));
            if (!free)
            {
                return null;
            }

            _atWork[runId] = new Work(run!.ProfileId);
            run!.State = IndexState.Running;
            run.StartedAt = time.GetUtcNow();
            db.RemoveRange(run.Documents);
            run.Documents.Clear();
            return run;
        }, cancellationToken);

    /// <summary>Is cancelled when a claimed run must end because its profile is being removed.</summary>
    internal CancellationToken Ended(Guid runId) => _atWork[runId].Ended.Token;

    /// <summary>Nobody is at the run any more.</summary>
    internal void Release(Guid runId)
    {
        if (_atWork.TryRemove(runId, out var work))
        {
            work.Released.SetResult();
        }
    }

    /// <summary>Ends the runs of a profile that are at work, and waits for their end.</summary>
    internal async Task EndAsync(Guid profileId, CancellationToken cancellationToken)
    {
        foreach (var work in _atWork.Values.Where(work => work.ProfileId == profileId))
        {
            await work.Ended.CancelAsync();
            await work.Released.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ids of runs that are not finished and that nobody is at.</summary>
    internal async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Set<IndexRun>().AsNoTracking().Where(run => Unfinished.Contains(run.State))
            .OrderBy(run => run.RequestedAt).Select(run => run.Id).ToListAsync(cancellationToken);
        return [.. unfinished.Where(run => !_atWork.ContainsKey(run))];
    }

    // Its source of cancellation has no timer and no link: nothing of it is to be disposed.
    private sealed record Work(Guid ProfileId)
    {
        public CancellationTokenSource Ended { get; } = new();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
