using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question with what was retrieved for it.</summary>
internal sealed record GroundedCase(GroundedQuestion Source, Evidence Evidence, double[][] Features)
{
    /// <summary>True where a candidate holds, or is more than half of, a sentence that the annotators chose.</summary>
    public bool IsGold(Candidate candidate) => Source.Gold.Any(gold => Overlap(candidate.Text, gold.Trim()));

    private static bool Overlap(string shown, string gold) =>
        shown.Contains(gold, StringComparison.Ordinal) || (shown.Length > gold.Length / 2 && gold.Contains(shown, StringComparison.Ordinal));
}

/// <summary>Runs retrieval for the whole set, all passages in one index.</summary>
internal static class GroundedCases
{
    public static async Task<List<GroundedCase>> BuildAsync(List<GroundedQuestion> questions, CancellationToken cancellationToken)
    {
        using var index = new MemoryIndex(questions.Select(question => question.Passage));
        var retriever = new Retriever(index, Options.Create(new RetrievalOptions()));
        var vocabulary = await new Vocabularies(index).OfAsync(Guid.Empty, cancellationToken);
        var cases = new List<GroundedCase>();
        foreach (var question in questions)
        {
            var parsed = Question.Parse(question.Question);
            var evidence = new Evidence(parsed, await retriever.RetrieveAsync(Guid.Empty, parsed, parsed.Topics, 4, cancellationToken), vocabulary);
            cases.Add(new GroundedCase(question, evidence, SentenceFeatures.Of(evidence, new double[evidence.Candidates.Count])));
        }

        return cases;
    }
}
