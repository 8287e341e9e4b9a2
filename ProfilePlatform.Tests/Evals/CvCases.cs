using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Chat;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question about a person with what was retrieved for it.</summary>
internal sealed record CvCase(CvQuestion Question, Evidence Evidence, double[][] Features, double[] Dense)
{
    /// <summary>What answerability is judged by where this ranker chooses the best sentence.</summary>
    public double[] Answerability(LinearModel ranker) => AnswerabilityFeatures.Of(Evidence, Dense, Features, SentenceRanker.Best(ranker, Features));

    public IReadOnlyList<bool> Gold => [.. Evidence.Candidates.Select(IsGold)];

    public bool IsGold(Candidate candidate) => Holds(candidate.Text);

    public bool Found => Evidence.Retrieved.Chunks.Any(chunk => Holds(chunk.Chunk.Text));

    private bool Holds(string text) =>
        Question.Expected.Any(expected => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Contains(expected, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Runs retrieval for questions about people, each person in an index of their own.</summary>
internal static class CvCases
{
    public static async Task<List<CvCase>> BuildAsync(string file, IEmbeddingGenerator<string, Embedding<float>>? encoder, CancellationToken cancellationToken)
    {
        var cv = Cv.Load(file);
        using var index = await PassageIndex.OfAsync(cv.Chunks, encoder);
        var vocabulary = await new Vocabularies(index.Index).OfAsync(index.ProfileId, cancellationToken);
        var cases = new List<CvCase>();
        foreach (var question in cv.Questions)
        {
            cases.Add(await OfAsync(question, cv.Name, index.ProfileId, index.Retriever, vocabulary, encoder, cancellationToken));
        }

        return cases;
    }

    public static async Task<CvCase> OfAsync(
        CvQuestion question,
        string name,
        Guid profileId,
        Retriever retriever,
        ProfileVocabulary vocabulary,
        IEmbeddingGenerator<string, Embedding<float>>? encoder,
        CancellationToken cancellationToken)
    {
        var parsed = Question.Parse(question.Text, name);
        var retrieved = await retriever.RetrieveAsync(profileId, parsed, parsed.Topics, null, cancellationToken);
        var evidence = new Evidence(parsed, retrieved, vocabulary);
        var dense = await DenseSentences.CosinesAsync(encoder, evidence, cancellationToken);
        var features = SentenceFeatures.Of(evidence, dense);
        return new CvCase(question, evidence, features, dense);
    }
}
