using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Matching.Calibration;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Says before a run what it would take. Nothing is asked and nothing is written but what profiles lack.</summary>
public sealed class MatchEstimates
{
    // Counting exactly takes time; so many people say what the others have.
    private const int Counted = 100;

    // An entry of the reply with a reason of ordinary length.
    private const int TokensOfVerdict = 60;

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly LlmTexts _texts;
    private readonly MatchRuns _runs;
    private readonly LlmOperations _operations;
    private readonly TokenCounter _counter;

    internal MatchEstimates(IDbContextFactory<AppDbContext> contexts, LlmTexts texts, MatchRuns runs, LlmOperations operations, TokenCounter counter) =>
        (_contexts, _texts, _runs, _operations, _counter) = (contexts, texts, runs, operations, counter);

    /// <summary>What the order would take now; null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<MatchEstimate?> OfAsync(Viewer viewer, MatchOrder order, CancellationToken cancellationToken)
    {
        await _texts.FillAsync(cancellationToken);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member)
        {
            return null;
        }

        var engine = _runs.Engine;
        var waiting = await MatchPeople.UnscoredAsync(db, member, order.ProfileIds, (engine, order.Sides), cancellationToken);
        var people = Math.Min(waiting.Count, MatchOrder.MostPeople);
        if (engine == MatchEngine.Local || people == 0)
        {
            return new MatchEstimate(engine, "", people, waiting.Count, 0, 0, 0);
        }

        var reviews = await ReviewedMatches.ReadAsync(db, member.Id, engine, cancellationToken);
        return await CountAsync(db, member, LlmOperation.MatchScore, order.Sides, waiting, Groups([new ScoringGroup(waiting, reviews)], order.BatchSize), cancellationToken);
    }

    /// <summary>What a second pass would take now; nothing of a model where there is none. Null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<MatchEstimate?> OfSecondAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } member)
        {
            return null;
        }

        var sides = await MatchPeople.LatestSidesAsync(db, member.Id, cancellationToken);
        var people = _runs.Engine == MatchEngine.Llm ? await MatchPeople.ScoredAsync(db, member, sides, cancellationToken) : [];
        var reviews = await ReviewedMatches.ReadAsync(db, member.Id, MatchEngine.Llm, cancellationToken);
        return people.Count == 0 || reviews.Count == 0
            ? new MatchEstimate(_runs.Engine, "", 0, 0, 0, 0, 0)
            : await CountAsync(
                db, member, LlmOperation.MatchRescore, sides, people,
                Groups(ReviewedMatches.Folded(reviews, seed: 0).Groups(people.Take(MatchOrder.MostPeople)), MatchOrder.UsualBatch), cancellationToken);
    }

    private static List<ScoringGroup> Groups(IEnumerable<ScoringGroup> groups, int batchSize) =>
        [.. groups.SelectMany(group => group.Profiles.Take(MatchOrder.MostPeople).Chunk(batchSize).Select(people => new ScoringGroup(people, group.Reviews)))];

    private async Task<MatchEstimate> CountAsync(
        AppDbContext db, Profile member, LlmOperation operation, MatchSides sides, List<Guid> waiting, List<ScoringGroup> groups, CancellationToken cancellationToken)
    {
        var model = _operations.For(operation).Model;
        var sample = waiting.Take(Counted).ToList();
        var profiles = await db.Set<Profile>().AsNoTracking().Where(profile => sample.Contains(profile.Id)).ToListAsync(cancellationToken);
        var examples = await ReviewedMatches.ExamplesAsync(db, member, groups[0], cancellationToken);
        var question = new MatchQuestion(MatchPerson.Of(member), [], sides) { Examples = examples.Text };
        var frame = _counter.CountMessages(model, ScorePrompt.Of(question, [], seed: 0).Messages);
        var each = profiles.Count == 0 ? 0 : profiles.Average(profile => (double)_counter.Count(model, ProfileForLlm.Of(profile) + "\n"));
        var people = groups.Sum(group => group.Profiles.Count);
        return new MatchEstimate(
            MatchEngine.Llm, model, people, waiting.Count, groups.Count, ((long)frame * groups.Count) + (long)Math.Ceiling(each * people), (long)TokensOfVerdict * people);
    }
}
