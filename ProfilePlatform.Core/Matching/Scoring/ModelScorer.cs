using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>
/// Asks a model. Whoever it left out, or of whom it said nothing usable, is asked about again: first all of them without the others, then each alone, for
/// one profile's text may spoil the answer for those beside it. No score is ever made up.
/// </summary>
internal sealed class ModelScorer(StructuredAnswers answers, ILogger<ModelScorer> logger) : IMatchScorer
{
    // A model that answers twice in a row without a usable word for anybody is not asked on, one person after the other.
    private const int MostInVain = 2;

    public async Task<MatchScores> ScoreAsync(MatchQuestion question, CancellationToken cancellationToken)
    {
        var scores = new Dictionary<Guid, MatchVerdict>();
        try
        {
            var inVain = 0;
            foreach (var (people, round) in Rounds(question.People, scores))
            {
                var before = scores.Count;
                await AskAsync(question, people, unchecked((question.Seed * 31) + round), scores, cancellationToken);
                inVain = scores.Count > before ? 0 : inVain + 1;
                if (inVain > MostInVain && scores.Count == 0)
                {
                    return new MatchScores(scores, LlmFault.Malformed);
                }
            }

            return new MatchScores(scores);
        }
        catch (LlmException exception)
        {
            logger.ScoresFailed(question.Call.ProfileId, exception.Fault);
            return new MatchScores(scores, exception.Fault);
        }
    }

    private static IEnumerable<(IReadOnlyList<MatchPerson> People, int Round)> Rounds(IReadOnlyList<MatchPerson> people, Dictionary<Guid, MatchVerdict> scores)
    {
        yield return (people, 0);
        if (Open(people, scores) is { Count: > 0 } missing)
        {
            yield return (missing, 1);
        }

        if (people.Count > 1)
        {
            var round = 2;
            foreach (var person in Open(people, scores))
            {
                yield return ([person], round++);
            }
        }
    }

    private static List<MatchPerson> Open(IReadOnlyList<MatchPerson> people, Dictionary<Guid, MatchVerdict> scores) => [.. people.Where(person => !scores.ContainsKey(person.Id))];

    private async Task AskAsync(
        MatchQuestion question, IReadOnlyList<MatchPerson> people, int seed, Dictionary<Guid, MatchVerdict> scores, CancellationToken cancellationToken)
    {
        var prompt = ScorePrompt.Of(question, people, seed);
        var reply = await answers.AskListAsync<ScoreReply.Entry>(question.Call, prompt.Messages, validate: null, askAgain: false, cancellationToken);
        if (!reply.Parsed)
        {
            logger.ScoresNotParsed(question.Call.ProfileId, reply.Problem);
            return;
        }

        foreach (var (person, verdict) in ScoreReply.Read(reply.Value, prompt.People, question.Sides == MatchSides.Mutual))
        {
            scores[person] = verdict;
        }
    }
}
