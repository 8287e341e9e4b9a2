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
        var list = AsksForList(question) || Deeds.AreAsked(question);
        var pool = Fitting(question, ranked).ToList();
        var best = pool.Count > 0 ? pool[0].Score : 0;
        var chosen = new List<Candidate>();
        while (pool.Count > 0 && chosen.Count < (list ? 3 : 2))
        {
            var next = pool.MaxBy(item => item.Score + (list ? 0 : Adds(item.Candidate, chosen)));
            pool.Remove(next);
            if (best - next.Score < Behind && chosen.All(other => !Same(next.Candidate, other)))
            {
                chosen.Add(next.Candidate);
            }
        }

        return [.. chosen.OrderBy(candidate => candidate.Passage.Chunk.Position).ThenBy(candidate => candidate.Span.Start)];
    }

    // If the first sentence misses, one like it or beside it mostly misses too; a passage's opening says what the rest is about.
    private static double Adds(Candidate candidate, List<Candidate> chosen)
    {
        if (chosen.Count == 0)
        {
            return 0;
        }

        var alike = chosen.Max(other => Jaccard(candidate.Stems, other.Stems));
        var beside = chosen.Any(other => other.Rank == candidate.Rank && Math.Abs(other.Index - candidate.Index) == 1);
        return (-3 * alike) + (beside ? -1 : 0) + (candidate.Index == 0 ? 1.5 : 0);
    }

    private static double Jaccard(IReadOnlySet<string> left, IReadOnlySet<string> right)
    {
        var shared = left.Count(right.Contains);
        return shared == 0 ? 0 : shared / (double)(left.Count + right.Count - shared);
    }

    /// <summary>True where every word of the question stands for a topic: "What are her skills?" wants the list, not one line of it.</summary>
    public static bool AsksForList(Question question) =>
        question.Topics.Count > 0 && question.Kinds is [AnswerKind.Any] or [AnswerKind.Definition]
        && question.Terms.All(term => term.Topics.Count > 0 || QuestionWords.IsLight(term));

    // Narrows the sentences to those of the asked kind where there are any.
    private static IReadOnlyList<(Candidate Candidate, double Score)> Fitting(Question question, IReadOnlyList<(Candidate Candidate, double Score)> ranked)
    {
        var pool = ranked;
        if (question.Kinds.Contains(AnswerKind.Contact))
        {
            pool = Narrowed(pool, candidate => AnswerKinds.Holds(AnswerKind.Contact, candidate.Text, question.Stems));
            pool = Narrowed(pool, candidate => OwnAddress.Is(question, candidate.Text));
        }

        pool = Narrowed(pool, candidate => !LetterFrames.Is(question, candidate));
        pool = Narrowed(pool, candidate => candidate.Passage.MeetsTime);
        if (Deeds.AreAsked(question))
        {
            pool = Narrowed(pool, candidate => Deeds.Is(question, candidate));
        }

        return pool;
    }

    private static IReadOnlyList<(Candidate Candidate, double Score)> Narrowed(IReadOnlyList<(Candidate Candidate, double Score)> pool, Func<Candidate, bool> fits)
    {
        List<(Candidate, double)> fitting = [.. pool.Where(item => fits(item.Candidate))];
        return fitting.Count > 0 ? fitting : pool;
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
