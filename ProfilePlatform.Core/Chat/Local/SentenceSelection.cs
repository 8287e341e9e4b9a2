using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Chooses which of the ranked sentences are shown: the best two, three where a list is asked for, never the same thing twice.</summary>
internal static class SentenceSelection
{
    private const double SameThing = 0.7;

    // A second sentence this far behind the first adds noise rather than an answer.
    private const double Behind = 4.0;

    /// <param name="question">The question.</param>
    /// <param name="ranked">Candidates with their scores, best first.</param>
    public static IReadOnlyList<Candidate> Choose(Question question, IReadOnlyList<(Candidate Candidate, double Score)> ranked)
    {
        var pool = Fitting(question, ranked);
        var limit = AsksForList(question) ? 3 : 2;
        var chosen = new List<Candidate>();
        foreach (var (candidate, score) in pool)
        {
            if (chosen.Count == limit || pool[0].Score - score > Behind)
            {
                break;
            }

            if (chosen.All(other => !Same(candidate, other)))
            {
                chosen.Add(candidate);
            }
        }

        return [.. chosen.OrderBy(candidate => candidate.Passage.Chunk.Position).ThenBy(candidate => candidate.Span.Start)];
    }

    /// <summary>True where every word of the question stands for a topic: "What are her skills?" wants the list, not one line of it.</summary>
    private static bool AsksForList(Question question) =>
        question.Topics.Count > 0 && question.Kinds is [AnswerKind.Any] or [AnswerKind.Definition]
        && question.Terms.All(term => term.Topics.Count > 0 || QuestionWords.IsLight(term.Text));

    // Who asks for an address wants a line with one in it.
    private static IReadOnlyList<(Candidate Candidate, double Score)> Fitting(Question question, IReadOnlyList<(Candidate Candidate, double Score)> ranked)
    {
        if (!question.Kinds.Contains(AnswerKind.Contact))
        {
            return ranked;
        }

        List<(Candidate, double)> fitting = [.. ranked.Where(item => AnswerKinds.Holds(AnswerKind.Contact, item.Candidate.Text, question.Stems))];
        return fitting.Count > 0 ? fitting : ranked;
    }

    private static bool Same(Candidate left, Candidate right)
    {
        if (left.Text == right.Text)
        {
            return true;
        }

        var shared = left.Stems.Count(right.Stems.Contains);
        var smaller = Math.Min(left.Stems.Count, right.Stems.Count);
        return left.Passage.Chunk.Id != right.Passage.Chunk.Id && smaller >= 3 && shared >= SameThing * smaller;
    }
}
