using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>Orders runs and tells what became of them. A profile has one unfinished run at the most, and keeps its latest one.</summary>
public sealed class EnhancementRuns
{
    private static readonly EnhancementState[] Unfinished = [EnhancementState.Queued, EnhancementState.Running];

    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly LanguageModel _model;
    private readonly SectionRewriter _rewriter;
    private readonly StyleReading _styles;
    private readonly JobQueue _jobs;
    private readonly EnhancementProgress _progress;
    private readonly TimeProvider _time;

    // What the rows cannot say: whether the one who claimed a run still lives. One process works on a data folder, so its memory knows.
    private readonly ConcurrentDictionary<Guid, Work> _atWork = [];

    internal EnhancementRuns(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, LanguageModel model, SectionRewriter rewriter, StyleReading styles, JobQueue jobs,
        EnhancementProgress progress, TimeProvider time) =>
        (_writer, _contexts, _model, _rewriter, _styles, _jobs, _progress, _time) = (writer, contexts, model, rewriter, styles, jobs, progress, time);

    /// <summary>Orders a run, or returns the one with the same wish that is not finished yet.</summary>
    public async Task<EnhanceRequest> RequestAsync(Viewer viewer, string slug, string wish, CancellationToken cancellationToken)
    {
        if (await FindAsync(viewer, slug, cancellationToken) is not { } found)
        {
            return new EnhanceRequest.Missing();
        }

        if (!_model.IsConfigured)
        {
            return new EnhanceRequest.NoModel();
        }

        var style = await _styles.ReadAsync(found.Id, cancellationToken);
        var result = await _writer.WriteAsync<EnhanceRequest>(async (db, token) =>
        {
            // Asked again: it may have gone or changed hands while documents were read.
            var profile = await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(again => again.Id == found.Id, token);
            return profile is null ? new EnhanceRequest.Missing() : await OrderAsync(db, profile, style, wish, token);
        }, cancellationToken);
        if (result is EnhanceRequest.Ordered ordered)
        {
            // The row is committed: should this process die here, the sweep finds it.
            await _jobs.TriggerAsync<EnhancementJob>(ordered.RunId, CancellationToken.None);
            _progress.Publish(ordered.ProfileId);
        }

        return result;
    }

    /// <summary>What a run with this wish would cost now; null where there is no profile that the viewer may change, or no model.</summary>
    public async Task<EnhancementCost?> CostAsync(Viewer viewer, string slug, string wish, CancellationToken cancellationToken)
    {
        if (!_model.IsConfigured || await FindAsync(viewer, slug, cancellationToken) is not { } profile)
        {
            return null;
        }

        var style = await _styles.ReadAsync(profile.Id, cancellationToken);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var sections = await SectionReading.ReadAsync(db, profile, cancellationToken);
        var kept = (await db.Set<KeptRewriting>().AsNoTracking().Where(row => row.ProfileId == profile.Id).Select(row => row.Key).ToListAsync(cancellationToken)).ToHashSet();
        var asked = sections.Select((section, at) => new NumberedSection(at + 1, section))
            .Where(section => !kept.Contains(KeptRewriting.KeyOf(profile.Id, section.Section, style, wish, _rewriter.Model))).ToList();
        var costs = _rewriter.Plan(asked).ConvertAll(call => _rewriter.Cost(call, style, wish));
        return new EnhancementCost(sections.Count, sections.Count - asked.Count, costs.Count, costs.Sum(cost => cost.Sent), costs.Sum(cost => cost.Received));
    }

    /// <summary>A profile's latest run with its sections; null where there is none.</summary>
    public async Task<EnhancementRun?> LatestAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var run = await db.Set<EnhancementRun>().AsNoTracking().Include(found => found.Sections).Where(found => found.ProfileId == profileId)
            .OrderByDescending(found => found.RequestedAt).ThenByDescending(found => found.Id).FirstOrDefaultAsync(cancellationToken);
        run?.Sections.Sort((left, right) => left.Number.CompareTo(right.Number));
        return run;
    }

    /// <summary>Waits until the run is over, but no longer than <paramref name="limit"/>. The run as it is then; null where it has gone with its profile.</summary>
    public async Task<EnhancementRun?> WaitAsync(Guid profileId, Guid runId, TimeSpan limit, CancellationToken cancellationToken)
    {
        var steps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watching = _progress.Subscribe(profileId, () => steps.Writer.TryWrite(true));
        using var ends = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ends.Token);
        while (true)
        {
            var run = await LatestAsync(profileId, cancellationToken);
            if (run is null || run.Id != runId || run.State == EnhancementState.Done || ends.IsCancellationRequested)
            {
                return run?.Id == runId ? run : null;
            }

            try
            {
                await steps.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The time is over: once more, as it is now.
            }
        }
    }

    /// <summary>Takes a run, for one caller only; null for all others. The caller gives it back with <see cref="Release"/>.</summary>
    internal Task<EnhancementRun?> ClaimAsync(Guid runId, CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        var run = await db.Set<EnhancementRun>().Include(found => found.Sections).SingleOrDefaultAsync(found => found.Id == runId, token);
        if (run is null || !Unfinished.Contains(run.State) || !_atWork.TryAdd(runId, new Work(run.ProfileId)))
        {
            return null;
        }

        run.State = EnhancementState.Running;
        run.StartedAt ??= _time.GetUtcNow();
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
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Set<EnhancementRun>().AsNoTracking().Where(run => Unfinished.Contains(run.State))
            .OrderBy(run => run.RequestedAt).Select(run => run.Id).ToListAsync(cancellationToken);
        return [.. unfinished.Where(run => !_atWork.ContainsKey(run))];
    }

    private async Task<Profile?> FindAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(profile => profile.Slug == slug, cancellationToken);
    }

    private async Task<EnhanceRequest> OrderAsync(AppDbContext db, Profile profile, WritingStyle style, string wish, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<EnhancementRun>().Where(run => run.ProfileId == profile.Id).ToListAsync(cancellationToken);
        if (earlier.Find(run => Unfinished.Contains(run.State)) is { } unfinished)
        {
            return unfinished.CustomPrompt == wish ? new EnhanceRequest.Ordered(profile.Id, unfinished.Id) : new EnhanceRequest.Busy();
        }

        var sections = await SectionReading.ReadAsync(db, profile, cancellationToken);
        if (sections.Count == 0)
        {
            return new EnhanceRequest.NothingToDo();
        }

        db.RemoveRange(earlier);
        var run = new EnhancementRun
        {
            Id = Ids.New(_time), ProfileId = profile.Id, State = EnhancementState.Queued, CustomPrompt = wish, StyleSource = style.Source, Tone = style.Tone,
            VocabularyLevel = style.VocabularyLevel, SentenceLength = style.SentenceLength, Model = _rewriter.Model, RequestedAt = _time.GetUtcNow(),
        };
        run.Sections = [.. sections.Select((section, at) => new EnhancedSection
        {
            Id = Ids.New(_time), RunId = run.Id, CardId = section.CardId, Kind = section.Kind, Number = at + 1, Heading = section.Heading, Original = section.Text,
            SourceHash = section.Hash, Key = KeptRewriting.KeyOf(profile.Id, section, style, wish, _rewriter.Model), State = SectionState.Pending,
        })];
        db.Add(run);
        return new EnhanceRequest.Ordered(profile.Id, run.Id);
    }

    // Its source of cancellation has no timer and no link: nothing of it is to be disposed.
    private sealed record Work(Guid ProfileId)
    {
        public CancellationTokenSource Ended { get; } = new();

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
