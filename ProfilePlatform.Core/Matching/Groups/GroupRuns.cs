using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Jobs;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>Orders runs over the pairs of groups. A group has one unfinished run at the most; its row is the order.</summary>
public sealed class GroupRuns
{
    private static readonly MatchState?[] Unfinished = [MatchState.Queued, MatchState.Running];

    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly LlmTexts _texts;
    private readonly MatchRuns _runs;
    private readonly LlmOperations _operations;
    private readonly JobQueue _jobs;
    private readonly GroupsAtWork _work;
    private readonly GroupProgress _progress;
    private readonly TimeProvider _time;

    internal GroupRuns(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, LlmTexts texts, MatchRuns runs, LlmOperations operations, JobQueue jobs, GroupsAtWork work,
        GroupProgress progress, TimeProvider time) =>
        (_writer, _contexts, _texts, _runs, _operations, _jobs, _work, _progress, _time) = (writer, contexts, texts, runs, operations, jobs, work, progress, time);

    /// <summary>Orders a run over the pairs without a score that holds, or returns the one that is not finished. Null where the viewer has no such group.</summary>
    public async Task<GroupRunView?> RequestAsync(Viewer viewer, Guid groupId, CancellationToken cancellationToken)
    {
        await _texts.FillAsync(cancellationToken);
        var group = await _writer.WriteAsync(async (db, token) =>
        {
            if (await GroupTable.ReadAsync(db, viewer, groupId, token) is not { } table)
            {
                return null;
            }

            var row = await db.Set<MatchGroup>().SingleAsync(found => found.Id == groupId, token);
            if (!Unfinished.Contains(row.State))
            {
                var engine = _runs.Engine;
                (row.State, row.Engine, row.Model) = (MatchState.Queued, engine, engine == MatchEngine.Llm ? _operations.For(LlmOperation.MatchScore).Model : "");
                (row.Total, row.Done, row.NotByModel) = (table.Unscored(engine, null).Sum(pairs => pairs.Others.Count), 0, 0);
                (row.PromptTokens, row.CompletionTokens, row.Calls) = (0, 0, 0);
                (row.Seed, row.RequestedAt, row.FinishedAt) = (RandomNumberGenerator.GetInt32(int.MaxValue), _time.GetUtcNow(), null);
            }

            return row;
        }, cancellationToken);
        if (group is null)
        {
            return null;
        }

        // The row is committed: should this process die here, the sweep finds it.
        await _jobs.TriggerAsync<GroupJob>(group.Id, CancellationToken.None);
        _progress.Publish(group);
        return GroupRunView.Of(group);
    }

    /// <summary>
    /// Takes a run, for one caller only; null for all others. One that an earlier process was at is taken over. The caller gives it back, whatever became
    /// of it.
    /// </summary>
    internal Task<MatchGroup?> ClaimAsync(Guid groupId, CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        var group = await db.Set<MatchGroup>().SingleOrDefaultAsync(found => found.Id == groupId, token);
        if (group is null || !Unfinished.Contains(group.State) || !_work.TryTake(groupId, group.ProfileId))
        {
            return null;
        }

        group.State = MatchState.Running;
        return group;
    }, cancellationToken);

    /// <summary>Ids of groups whose run is not finished and that nobody is at.</summary>
    internal async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Set<MatchGroup>().AsNoTracking().Where(group => Unfinished.Contains(group.State)).OrderBy(group => group.Id)
            .Select(group => group.Id).ToListAsync(cancellationToken);
        return [.. unfinished.Where(group => !_work.Holds(group))];
    }
}
