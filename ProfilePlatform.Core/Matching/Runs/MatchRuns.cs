using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Orders runs and says who is at them. A member has one unfinished run at the most.</summary>
public sealed class MatchRuns
{
    private static readonly MatchState[] Unfinished = [MatchState.Queued, MatchState.Running];

    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly LlmTexts _texts;
    private readonly LanguageModel _language;
    private readonly LlmOperations _operations;
    private readonly JobQueue _jobs;
    private readonly MatchProgress _progress;
    private readonly TimeProvider _time;

    // Whether the one who claimed a run still lives: one process works on a data folder, so its memory knows.
    private readonly ConcurrentDictionary<Guid, Work> _atWork = [];

    internal MatchRuns(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, LlmTexts texts, LanguageModel language, LlmOperations operations, JobQueue jobs,
        MatchProgress progress, TimeProvider time) =>
        (_writer, _contexts, _texts, _language, _operations, _jobs, _progress, _time) = (writer, contexts, texts, language, operations, jobs, progress, time);

    /// <summary>By whom people are scored now.</summary>
    internal MatchEngine Engine => _language.IsConfigured ? MatchEngine.Llm : MatchEngine.Local;

    /// <summary>Orders a run, or returns the one that is not finished yet. Null where <paramref name="viewer"/> has no profile.</summary>
    /// <param name="viewer">The member.</param>
    /// <param name="order">What they want; <see cref="MatchOrder.Errors"/> has nothing against it.</param>
    /// <param name="cancellationToken">Gives up before the order is written.</param>
    public async Task<Guid?> RequestAsync(Viewer viewer, MatchOrder order, CancellationToken cancellationToken)
    {
        await _texts.FillAsync(cancellationToken);
        var batch = await _writer.WriteAsync(async (db, token) =>
        {
            var member = await OwnProfile.OfAsync(db, viewer, token);
            return member is null ? null : await UnfinishedAsync(db, member.Id, token) ?? await AddAsync(db, member, order, token);
        }, cancellationToken);
        return batch is null ? null : (await BeginAsync(batch)).Id;
    }

    /// <summary>Orders a second pass by the expensive model with the member's corrections, or returns the run that is not finished yet.</summary>
    public async Task<RescoreResult> RescoreAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (Engine == MatchEngine.Local)
        {
            return new RescoreResult.NoModel();
        }

        var (refusal, batch) = await _writer.WriteAsync<(RescoreResult?, MatchBatch?)>(async (db, token) =>
        {
            if (await OwnProfile.OfAsync(db, viewer, token) is not { } member)
            {
                return (new RescoreResult.NoProfile(), null);
            }

            if (await UnfinishedAsync(db, member.Id, token) is { } unfinished)
            {
                return (null, unfinished);
            }

            return await SecondAsync(db, member, token);
        }, cancellationToken);
        return refusal ?? new RescoreResult.Ordered((await BeginAsync(batch!)).Id, batch!.ExamplesUsed);
    }

    private async Task<MatchBatch> BeginAsync(MatchBatch batch)
    {
        // The row is committed: should this process die here, the sweep finds it.
        await _jobs.TriggerAsync<MatchJob>(batch.Id, CancellationToken.None);
        _progress.Publish(batch);
        return batch;
    }

    /// <summary>
    /// Takes a run, for one caller only; null for all others. A run that an earlier process was at is taken over. The caller gives it back with
    /// <see cref="Release"/>, whatever became of it.
    /// </summary>
    internal Task<MatchBatch?> ClaimAsync(Guid batchId, CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        var batch = await db.Set<MatchBatch>().SingleOrDefaultAsync(found => found.Id == batchId, token);
        if (batch is null || !Unfinished.Contains(batch.State) || !_atWork.TryAdd(batchId, new Work(batch.ProfileId)))
        {
            return null;
        }

        (batch.State, batch.StartedAt) = (MatchState.Running, _time.GetUtcNow());
        return batch;
    }, cancellationToken);

    /// <summary>Is cancelled when a claimed run must end because its member's profile is being removed.</summary>
    internal CancellationToken Ended(Guid batchId) => _atWork[batchId].Ended.Token;

    /// <summary>Nobody is at the run any more.</summary>
    internal void Release(Guid batchId)
    {
        if (_atWork.TryRemove(batchId, out var work))
        {
            work.Released.SetResult();
        }
    }

    /// <summary>Ends the runs of a member that are at work, and waits for their end.</summary>
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
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Set<MatchBatch>().AsNoTracking().Where(batch => Unfinished.Contains(batch.State))
            .OrderBy(batch => batch.RequestedAt).Select(batch => batch.Id).ToListAsync(cancellationToken);
        return [.. unfinished.Where(batch => !_atWork.ContainsKey(batch))];
    }

    private static Task<MatchBatch?> UnfinishedAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) =>
        db.Set<MatchBatch>().AsNoTracking().OrderBy(batch => batch.Id)
            .FirstOrDefaultAsync(batch => batch.ProfileId == profileId && Unfinished.Contains(batch.State), cancellationToken);

    private async Task<MatchBatch> AddAsync(AppDbContext db, Profile member, MatchOrder order, CancellationToken cancellationToken)
    {
        var people = await MatchPeople.UnscoredAsync(db, member, order.ProfileIds, (Engine, order.Sides), cancellationToken);
        return Add(db, member, MatchKind.Score, order.Sides, people, order.BatchSize, examples: 0);
    }

    // In the writer's turn, so that of two orders the second knows of the first one's run.
    private async Task<(RescoreResult? Refusal, MatchBatch? Batch)> SecondAsync(AppDbContext db, Profile member, CancellationToken cancellationToken)
    {
        var stored = await StoredReviews.ReadAsync(db, member.Id, MatchEngine.Llm, cancellationToken);
        if (stored.Reviews.Count == 0)
        {
            return (new RescoreResult.NoReviews(), null);
        }

        if (stored.Offer() is { Holds: false } offer)
        {
            return (new RescoreResult.NotOffered(offer), null);
        }

        var sides = await MatchPeople.LatestSidesAsync(db, member.Id, cancellationToken);
        var people = await MatchPeople.ScoredAsync(db, member, sides, cancellationToken);
        return people.Count == 0
            ? (new RescoreResult.NobodyToScore(), null)
            : (null, Add(
                db, member, MatchKind.Rescore, sides, [.. people.Take(MatchOrder.MostPeople)], MatchOrder.UsualBatch,
                CalibrationExamples.Build(stored.Reviews.Select(one => one.Review), []).Count));
    }

    private MatchBatch Add(AppDbContext db, Profile member, MatchKind kind, MatchSides sides, List<Guid> people, int batchSize, int examples)
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var shuffled = people.ToArray();
        new Random(seed).Shuffle(shuffled);
        var operation = kind == MatchKind.Rescore ? LlmOperation.MatchRescore : LlmOperation.MatchScore;
        var batch = new MatchBatch
        {
            Id = Ids.New(_time),
            ProfileId = member.Id,
            Kind = kind,
            State = MatchState.Queued,
            Sides = sides,
            People = [.. shuffled.Take(MatchOrder.MostPeople).Select(id => id.ToString())],
            Seed = seed,
            BatchSize = batchSize,
            Engine = Engine,
            Model = Engine == MatchEngine.Llm ? _operations.For(operation).Model : "",
            Total = Math.Min(people.Count, MatchOrder.MostPeople),
            ExamplesUsed = examples,
            RequestedAt = _time.GetUtcNow(),
        };
        db.Add(batch);
        return batch;
    }

    // Its source of cancellation has no timer and no link: nothing of it is to be disposed.
    private sealed record Work(Guid ProfileId)
    {
        public CancellationTokenSource Ended { get; } = new();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
