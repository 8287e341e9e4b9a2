using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Chat;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>A question about a person with what was retrieved for it.</summary>
internal sealed record CvCase(Cv Cv, CvQuestion Question, Evidence Evidence, double[][] Features, double[] Answerability)
{
    public bool IsGold(Candidate candidate) => Question.Expected.Any(expected => candidate.Text.Contains(expected, StringComparison.Ordinal));
}

/// <summary>Runs retrieval for all questions about a person, each person in an index of their own.</summary>
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
            var parsed = Question.Parse(question.Text, cv.Name);
            var retrieved = await index.Retriever.RetrieveAsync(index.ProfileId, parsed, parsed.Topics, 4, cancellationToken);
            var evidence = new Evidence(parsed, retrieved, vocabulary);
            var dense = await DenseSentences.CosinesAsync(encoder, evidence, cancellationToken);
            var features = SentenceFeatures.Of(evidence, dense);
            var model = encoder is null ? SentenceRanker.Lexical : SentenceRanker.WithVectors;
            var best = SentenceRanker.Best(model, features);
            cases.Add(new CvCase(cv, question, evidence, features, AnswerabilityFeatures.Of(evidence, dense, features, best)));
        }

        return cases;
    }
}
