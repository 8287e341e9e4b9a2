using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>
/// Scores the pairs of a group: each person is compared, for both sides, with those after them. A few pairs at a time are stored with what they cost before
/// the next are asked about: whoever takes the run over after a kill asks about none that is stored.
/// </summary>
internal sealed class GroupRun(
    PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, MatchScoring scoring, GroupProgress progress, TimeProvider time, ILogger<GroupRun> logger)
{
    /// <summary>People in one prompt beside the one that they are compared with.</summary>
    public const int BatchSize = MatchOrder.UsualBatch;

    public async Task RunAsync(MatchGroup group, CancellationToken cancellationToken)
    {
        try
        {
            progress.Publish(group);
            await ScoreAsync(group, cancellationToken);
            await EndAsync(group, MatchState.Done, cancellationToken);
            logger.GroupRunDone(group.Id, group.ProfileId, group.Done, group.NotByModel, group.Calls);
        }
        catch (OperationCanceledException)
        {
            // The process stops: the run stays as it is and the next process takes it over.
            throw;
        }
#pragma warning disable CA1031 // A run must end in a state that its organiser can read, whatever happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.GroupRunFailed(exception, group.Id, group.ProfileId);
            await EndAsync(group, MatchState.Failed, CancellationToken.None);
        }

        progress.Publish(group);
    }

    private async Task ScoreAsync(MatchGroup group, CancellationToken cancellationToken)
    {
        var open = (await ReadAsync(group, cancellationToken))?.Unscored(group.Engine, group.RequestedAt) ?? [];
        group.Done = Math.Max(0, group.Total - open.Sum(row => row.Others.Count));
        var inVain = 0;
        foreach (var (one, others) in open.SelectMany(row => row.Others.Chunk(BatchSize).Select(others => (row.One, others))))
        {
            // Who may be seen and who has said no is asked anew each time.
            var table = await ReadAsync(group, cancellationToken);
            if (table is null)
            {
                return;
            }

            var (scored, meter) = await AskAsync(group, table, one, others, askModel: inVain < ScoredGroup.MostInVain, cancellationToken);
            inVain = scored.InVain(inVain);
            await SaveAsync(group, one, others.Length, scored.People, meter, cancellationToken);
            progress.Publish(group);
        }
    }

    private async Task<(ScoredGroup Scored, TokenMeter Meter)> AskAsync(
        MatchGroup group, GroupTable table, Guid one, Guid[] others, bool askModel, CancellationToken cancellationToken)
    {
        var meter = new TokenMeter();
        var people = others.Where(other => table.People.ContainsKey(other) && !table.RuledOut.Contains((one, other))).Select(other => MatchPerson.Of(table.People[other])).ToList();
        if (people.Count == 0 || !table.People.TryGetValue(one, out var member))
        {
            return (new ScoredGroup([], null), meter);
        }

        var question = new MatchQuestion(MatchPerson.Of(member), people, MatchSides.Mutual)
        {
            ByName = true,
            Seed = group.Seed ^ one.GetHashCode() ^ others[0].GetHashCode(),
            Call = new LlmCall(LlmOperation.MatchScore, table.Organiser.Id, table.Organiser.Slug) { Meter = meter },
        };
        var asked = new MatchBatch { Kind = MatchKind.Score, Engine = group.Engine, Sides = MatchSides.Mutual };
        return (await scoring.ScoreAsync(asked, question, new HashSet<Guid>(), askModel, cancellationToken), meter);
    }

    // Null where the group or its organiser is gone.
    private async Task<GroupTable?> ReadAsync(MatchGroup group, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var organiser = await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(profile => profile.Id == group.ProfileId && profile.DeletedAt == null, cancellationToken);
        var row = await db.Set<MatchGroup>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == group.Id, cancellationToken);
        return organiser is null || row is null ? null : await GroupTable.ReadAsync(db, organiser, row, cancellationToken);
    }

    private Task SaveAsync(MatchGroup group, Guid one, int pairs, List<ScoredPerson> scored, TokenMeter meter, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        var row = await db.Set<MatchGroup>().SingleOrDefaultAsync(found => found.Id == group.Id, token);
        if (row is null)
        {
            return;
        }

        // Whoever has left the group meanwhile is left out.
        var there = await db.Set<MatchGroupPerson>().Where(person => person.GroupId == group.Id).Select(person => person.ProfileId).ToListAsync(token);
        var known = await db.Set<MatchGroupPair>().Where(pair => pair.GroupId == group.Id && pair.OneId == one).ToDictionaryAsync(pair => pair.OtherId, token);
        foreach (var score in scored.Where(score => score.Verdict is not null && there.Contains(one) && there.Contains(score.Person.Id)))
        {
            Write(db, group, one, score, score.Verdict!, known.GetValueOrDefault(score.Person.Id));
        }

        row.Done = group.Done += pairs;
        row.NotByModel = group.NotByModel += scored.Count(score => score.Missed);
        row.PromptTokens = group.PromptTokens += meter.PromptTokens;
        row.CompletionTokens = group.CompletionTokens += meter.CompletionTokens;
        row.Calls = group.Calls += meter.Calls;
    }, cancellationToken);

    private void Write(AppDbContext db, MatchGroup group, Guid one, ScoredPerson score, MatchVerdict verdict, MatchGroupPair? pair)
    {
        if (pair is null)
        {
            pair = new MatchGroupPair { Id = Ids.New(time), GroupId = group.Id, OneId = one, OtherId = score.Person.Id };
            db.Add(pair);
        }

        (pair.ScoreByLlm, pair.ReasonByLlm, pair.ProcessedAt) = (verdict.Score, verdict.Reason, time.GetUtcNow());
        (pair.OneSide, pair.OtherSide) = (verdict.OwnSide, verdict.OtherSide ?? verdict.OwnSide);
        (pair.Engine, pair.Model) = (score.Engine, score.Engine == MatchEngine.Llm ? group.Model : "");
        (pair.OneHash, pair.OtherHash) = (score.OwnHash, score.Person.Hash);
    }

    private Task EndAsync(MatchGroup group, MatchState state, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        (group.State, group.FinishedAt) = (state, time.GetUtcNow());
        if (await db.Set<MatchGroup>().SingleOrDefaultAsync(found => found.Id == group.Id, token) is { } row)
        {
            (row.State, row.FinishedAt) = (group.State, group.FinishedAt);
        }
    }, cancellationToken);
}
