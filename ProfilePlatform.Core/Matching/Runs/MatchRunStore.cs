using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Writes what a run found out, and knows what is left to do.</summary>
internal sealed class MatchRunStore(PlatformWriter writer, TimeProvider time)
{
    /// <summary>People of the run who are not done yet, in its order.</summary>
    public static List<Guid> Open(MatchBatch batch) => [.. batch.People.Select(Guid.Parse).Where(person => person != Guid.Empty)];

    /// <summary>
    /// Stores the scores of a group, with what they cost, and that the whole group is done: whoever takes the run over asks about none of them, not even of those
    /// whom the model left out. Whoever has gone meanwhile is left out.
    /// </summary>
    public Task SaveAsync(MatchBatch batch, IReadOnlyList<Guid> people, IReadOnlyList<ScoredPerson> scored, TokenMeter meter, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            var row = await db.Set<MatchBatch>().SingleOrDefaultAsync(found => found.Id == batch.Id, token);
            if (row is null)
            {
                // The member's profile was removed.
                return;
            }

            var ids = scored.Select(score => score.Person.Id).ToList();
            var there = (await db.Set<Profile>().Where(profile => ids.Contains(profile.Id)).Select(profile => profile.Id).ToListAsync(token)).ToHashSet();
            var matches = await db.Set<ProfileMatch>().Where(match => match.ProfileId == batch.ProfileId && ids.Contains(match.OtherId))
                .ToDictionaryAsync(match => match.OtherId, token);
            foreach (var score in scored.Where(score => there.Contains(score.Person.Id)))
            {
                var match = matches.GetValueOrDefault(score.Person.Id);
                if (batch.Kind == MatchKind.Rescore)
                {
                    WriteSecond(db, batch, score, match);
                }
                else
                {
                    Write(db, batch, score, score.Verdict!, match);
                }
            }

            var done = people.Append(Guid.Empty).Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
            row.People.RemoveAll(done.Contains);
            row.Done = batch.Done = row.Total - row.People.Count;
            row.NotByModel = batch.NotByModel += scored.Count(score => score.Missed);
            (row.ExamplesUsed, row.Cause) = (batch.ExamplesUsed, batch.Cause);
            row.PromptTokens = batch.PromptTokens += meter.PromptTokens;
            row.CompletionTokens = batch.CompletionTokens += meter.CompletionTokens;
            row.Calls = batch.Calls += meter.Calls;
        }, cancellationToken);

    /// <summary>The run has ended.</summary>
    public Task EndAsync(MatchBatch batch, MatchState state, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        (batch.State, batch.FinishedAt) = (state, time.GetUtcNow());
        if (await db.Set<MatchBatch>().SingleOrDefaultAsync(found => found.Id == batch.Id, token) is { } row)
        {
            (row.State, row.FinishedAt, row.Cause) = (batch.State, batch.FinishedAt, batch.Cause);
        }
    }, cancellationToken);

    private void Write(AppDbContext db, MatchBatch batch, ScoredPerson score, MatchVerdict verdict, ProfileMatch? match)
    {
        var now = time.GetUtcNow();
        if (match is null)
        {
            match = new ProfileMatch { Id = Ids.New(time), ProfileId = batch.ProfileId, OtherId = score.Person.Id };
            db.Add(match);
        }

        (match.ScoreByLlm, match.ReasonByLlm, match.BatchId, match.ProcessedAt) = (verdict.Score, verdict.Reason, batch.Id, now);
        (match.Engine, match.Model) = (score.Engine, score.Engine == MatchEngine.Llm ? batch.Model : "");
        (match.Sides, match.OwnSide, match.OtherSide) = (batch.Sides, verdict.OwnSide, verdict.OtherSide);
        match.LocalScore = score.LocalScore;
        (match.OwnHash, match.OtherHash) = (score.OwnHash, score.Person.Hash);
        // What was scored again was scored of the earlier texts.
        (match.RescoredScore, match.RescoredReason, match.RescoredBatchId) = (null, "", null);
        db.Add(new MatchChange
        {
            MatchId = match.Id, At = now, Kind = MatchChangeKind.Scored, Score = match.ScoreByLlm, Text = match.ReasonByLlm, BatchId = batch.Id,
        });
    }

    private void WriteSecond(AppDbContext db, MatchBatch batch, ScoredPerson score, ProfileMatch? match)
    {
        if (match is not null && score is { Verdict: { } verdict, Engine: MatchEngine.Llm })
        {
            (match.RescoredScore, match.RescoredReason, match.RescoredBatchId) = (verdict.Score, verdict.Reason, batch.Id);
            db.Add(new MatchChange
            {
                MatchId = match.Id, At = time.GetUtcNow(), Kind = MatchChangeKind.Rescored, Score = verdict.Score, Text = verdict.Reason, BatchId = batch.Id,
            });
        }
    }
}
