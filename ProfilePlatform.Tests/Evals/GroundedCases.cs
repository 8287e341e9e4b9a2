using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question with what was retrieved for it.</summary>
internal sealed record GroundedCase(GroundedQuestion Source, Evidence Evidence, double[][] Features, double[] Dense)
{
    /// <summary>What answerability is judged by where this ranker chooses the best sentence.</summary>
    public double[] Answerability(LinearModel ranker) => AnswerabilityFeatures.Of(Evidence, Dense, Features, SentenceRanker.Best(ranker, Features));

    public IReadOnlyList<bool> Gold => [.. Evidence.Candidates.Select(IsGold)];

    /// <summary>True where a candidate holds, or is more than half of, a sentence that the annotators chose.</summary>
    public bool IsGold(Candidate candidate) => Source.Gold.Any(gold => Overlap(candidate.Text, gold.Trim()));

    private static bool Overlap(string shown, string gold) =>
        shown.Contains(gold, StringComparison.Ordinal) || (shown.Length > gold.Length / 2 && gold.Contains(shown, StringComparison.Ordinal));
}

/// <summary>Runs retrieval for the whole set, all passages in one index.</summary>
internal static class GroundedCases
{
    public static async Task<List<GroundedCase>> BuildAsync(
        List<GroundedQuestion> questions, IEmbeddingGenerator<string, Embedding<float>>? encoder, CancellationToken cancellationToken)
    {
        using var index = await PassageIndex.OfAsync([.. questions.Select(question => question.Passage)], encoder);
        var vocabulary = await new Vocabularies(index.Index).OfAsync(index.ProfileId, cancellationToken);
        var cases = new List<GroundedCase>();
        foreach (var question in questions)
        {
            var parsed = Question.Parse(question.Question);
            var retrieved = await index.Retriever.RetrieveAsync(index.ProfileId, parsed, parsed.Topics, 4, cancellationToken);
            var evidence = new Evidence(parsed, retrieved, vocabulary);
            var dense = await DenseSentences.CosinesAsync(encoder, evidence, cancellationToken);
            var features = SentenceFeatures.Of(evidence, dense);
            cases.Add(new GroundedCase(question, evidence, features, dense));
        }

        return cases;
    }
}
