using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>
/// Carries a run out, a few people at a time. Each few are stored, with what they cost, before the next are asked about: whoever takes the run over after a
/// kill asks about nobody who is stored.
/// </summary>
internal sealed class MatchRun(
    IDbContextFactory<AppDbContext> contexts, MatchScoring scoring, MatchRunStore store, MatchProgress progress, ILogger<MatchRun> logger)
{
    public async Task RunAsync(MatchBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            progress.Publish(batch);
            await ScoreAsync(batch, cancellationToken);
            await store.EndAsync(batch, MatchState.Done, cancellationToken);
            logger.MatchRunDone(batch.Id, batch.ProfileId, batch.Done, batch.NotByModel, batch.Calls);
        }
        catch (OperationCanceledException)
        {
            // The process stops: the run stays as it is and the next process takes it over.
            throw;
        }
#pragma warning disable CA1031 // A run must end in a state that its member can read, whatever happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.MatchRunFailed(exception, batch.Id, batch.ProfileId);
            // Its kind alone: a message may hold what nobody else is to read.
            batch.Cause = exception.GetType().Name;
            await store.EndAsync(batch, MatchState.Failed, CancellationToken.None);
        }

        progress.Publish(batch);
    }

    private async Task ScoreAsync(MatchBatch batch, CancellationToken cancellationToken)
    {
        var inVain = 0;
        foreach (var group in await PlanAsync(batch, MatchRunStore.Open(batch), cancellationToken))
        {
            var (question, vetoes, examples) = await ReadAsync(batch, group, cancellationToken);
            var scored = question is null
                ? new ScoredGroup([], null)
                : await scoring.ScoreAsync(batch, question, vetoes, askModel: inVain < ScoredGroup.MostInVain, cancellationToken);
            batch.Cause = scored.Fault?.Name() ?? batch.Cause;
            inVain = scored.InVain(inVain);
            batch.ExamplesUsed = Math.Max(batch.ExamplesUsed, examples);
            await store.SaveAsync(batch, group.Profiles, scored.People, question?.Call.Meter ?? new TokenMeter(), cancellationToken);
            progress.Publish(batch);
        }
    }

    /// <summary>Groups of one prompt each, with the reviews that their examples may come from: in a second pass never one that helps its own profile's score.</summary>
    private async Task<List<ScoringGroup>> PlanAsync(MatchBatch batch, List<Guid> open, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reviews = await ReviewedMatches.ReadAsync(db, batch.ProfileId, batch.Engine, cancellationToken);
        IReadOnlyList<ScoringGroup> groups = batch.Kind == MatchKind.Rescore ? ReviewedMatches.Folded(reviews, batch.Seed).Groups(open) : [new ScoringGroup(open, reviews)];
        return [.. groups.SelectMany(group => group.Profiles.Chunk(batch.BatchSize).Select(people => new ScoringGroup(people, group.Reviews)))];
    }

    /// <summary>
    /// What to ask of those of the group whom the member may still see and want to, as they are now; null where nobody is left. With who of them does not want the
    /// member, and how many examples the question holds.
    /// </summary>
    private async Task<(MatchQuestion? Question, IReadOnlySet<Guid> Vetoes, int Examples)> ReadAsync(
        MatchBatch batch, ScoringGroup group, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> ids = [.. group.Profiles];
        var member = await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(profile => profile.Id == batch.ProfileId && profile.DeletedAt == null, cancellationToken);
        var people = member is null ? [] : await db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(member))
            .Where(profile => ids.Contains(profile.Id) && profile.Id != member.Id
                && !db.Set<ProfileMatch>().Any(match => match.ProfileId == member.Id && match.OtherId == profile.Id && match.Mark != MatchMark.None))
            .ToListAsync(cancellationToken);
        if (member is null || people.Count == 0)
        {
            return (null, new HashSet<Guid>(), 0);
        }

        var vetoes = await db.Set<ProfileMatch>().AsNoTracking()
            .Where(match => match.OtherId == member.Id && ids.Contains(match.ProfileId) && match.Mark == MatchMark.NotForMe)
            .Select(match => match.ProfileId).ToListAsync(cancellationToken);
        var examples = batch.Engine == MatchEngine.Llm ? await ReviewedMatches.ExamplesAsync(db, member, group, cancellationToken) : ("", 0);
        var operation = batch.Kind == MatchKind.Rescore ? LlmOperation.MatchRescore : LlmOperation.MatchScore;
        var question = new MatchQuestion(MatchPerson.Of(member), [.. people.OrderBy(profile => ids.IndexOf(profile.Id)).Select(MatchPerson.Of)], batch.Sides)
        {
            Examples = examples.Item1,
            Seed = batch.Seed ^ ids[0].GetHashCode(),
            Call = new LlmCall(operation, member.Id, member.Slug) { Meter = new TokenMeter() },
        };
        return (question, vetoes.ToHashSet(), examples.Item2);
    }
}
