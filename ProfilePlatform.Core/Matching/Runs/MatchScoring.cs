using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>A person's score and who gave it.</summary>
/// <param name="Person">The person, as they were scored.</param>
/// <param name="OwnHash">The member's hash, as they were scored.</param>
/// <param name="Verdict">The score; null where a second pass left them out.</param>
/// <param name="Engine">Who gave it.</param>
/// <param name="Missed">True where the model was to score them and did not.</param>
/// <param name="LocalScore">What this machine gave; null where it was not asked.</param>
internal sealed record ScoredPerson(MatchPerson Person, string OwnHash, MatchVerdict? Verdict, MatchEngine Engine, bool Missed, int? LocalScore);

/// <summary>The scores of a few people, and why the model could not be asked about all of them; null where it could.</summary>
internal sealed record ScoredGroup(List<ScoredPerson> People, LlmFault? Fault)
{
    /// <summary>So much in vain, in a row, and the model is not asked on: two calls that failed, or as many people without a word of it as two usual prompts hold.</summary>
    public const int MostInVain = 2 * MatchOrder.UsualBatch;

    /// <summary>What was in vain in a row, after <paramref name="before"/> and this.</summary>
    public int InVain(int before) => People.Exists(person => person.Engine == MatchEngine.Llm) ? 0
        : before + (Fault is null ? People.Count(person => person.Missed) : MatchOrder.UsualBatch);
}

/// <summary>Scores a few people: by the model where there is one, and by this machine whomever it left out; such a score says that it is local.</summary>
internal sealed class MatchScoring(LocalScorer local, ModelScorer model)
{
    /// <summary>The reason of a mutual score that one side has ruled out. It does not say which: their word is between them and the platform.</summary>
    public const string RuledOut = "Not a match for both sides.";

    /// <summary>A score for everybody of the question; in a second pass for those alone whom the model scored.</summary>
    /// <param name="batch">The run.</param>
    /// <param name="question">Whom to score.</param>
    /// <param name="vetoes">Who does not want to meet the member: a mutual score of them is 0, and nobody is asked.</param>
    /// <param name="askModel">False where the model has failed before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ScoredGroup> ScoreAsync(
        MatchBatch batch, MatchQuestion question, IReadOnlySet<Guid> vetoes, bool askModel, CancellationToken cancellationToken)
    {
        var ruledOut = question.Sides == MatchSides.Mutual ? vetoes : new HashSet<Guid>();
        var open = question with { People = [.. question.People.Where(person => !ruledOut.Contains(person.Id))] };
        var said = batch.Engine == MatchEngine.Llm && askModel && open.People.Count > 0
            ? await model.ScoreAsync(open, cancellationToken)
            : new MatchScores(new Dictionary<Guid, MatchVerdict>());
        var byModel = said.ByPerson;
        // Beside a model too: where the two disagree is reviewed first. In a second pass nothing of ours stands in for the expensive model.
        var byUs = open.People.Count > 0 && batch.Kind == MatchKind.Score ? (await local.ScoreAsync(open, cancellationToken)).ByPerson : new Dictionary<Guid, MatchVerdict>();
        return new ScoredGroup(
        [
            .. question.People.Select(person =>
                // Without a hash it never holds: should the word be taken back, the next run scores them.
                ruledOut.Contains(person.Id) ? Score(person with { Hash = "" }, new MatchVerdict(0, 0, RuledOut), MatchEngine.Local, missed: false)
                : byModel.TryGetValue(person.Id, out var verdict) ? Score(person, verdict, MatchEngine.Llm, missed: false)
                : Score(person, byUs.GetValueOrDefault(person.Id), MatchEngine.Local, missed: batch.Engine == MatchEngine.Llm)),
        ], said.Fault);

        ScoredPerson Score(MatchPerson person, MatchVerdict? verdict, MatchEngine engine, bool missed) =>
            new(person, question.Member.Hash, verdict, engine, missed, byUs.GetValueOrDefault(person.Id)?.Score);
    }
}
