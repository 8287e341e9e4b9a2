using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What passages say to a question.</summary>
/// <param name="Probability">That the passages answer it.</param>
/// <param name="Chosen">The best sentences, in the documents' order.</param>
internal sealed record Judged(double Probability, IReadOnlyList<Candidate> Chosen);

/// <summary>Picks from retrieved passages the sentences that answer a question, and judges whether they do.</summary>
internal sealed class LocalAnswerer(IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    // A fact about the matter is not yet why it is so, and a job is not yet its salary.
    private const double BesideThePoint = 0.6;

    public async Task<Judged> JudgeAsync(Question question, Retrieved retrieved, ProfileVocabulary vocabulary, CancellationToken cancellationToken)
    {
        var evidence = new Evidence(question, retrieved, vocabulary);
        if (retrieved.Path == RetrievalPath.Position || evidence.Candidates.Count == 0)
        {
            return new Judged(0, []);
        }

        var dense = await DenseSentences.CosinesAsync(encoder, evidence, cancellationToken);
        var features = SentenceFeatures.Of(evidence, dense);
        var ranker = encoder is null ? SentenceRanker.Lexical : SentenceRanker.WithVectors;
        var ranked = Enumerable.Range(0, features.Length)
            .Select(index => (Index: index, Candidate: evidence.Candidates[index], Score: ranker.Score(features[index])))
            .OrderByDescending(item => item.Score)
            .ToList();
        var model = encoder is null ? Answerability.Lexical : Answerability.WithVectors;
        var probability = model.Probability(AnswerabilityFeatures.Of(evidence, dense, features, ranked[0].Index));
        var chosen = SentenceSelection.Choose(question, [.. ranked.Select(item => (item.Candidate, item.Score))]);
        var beside = !GivesReason(question, chosen) || PrivateMatters.AreGuessed(question, chosen);
        if (beside)
        {
            return new Judged(probability * BesideThePoint, chosen);
        }

        return new Judged(IsListed(question, retrieved) ? Math.Max(probability, Answerability.Threshold) : probability, chosen);
    }

    // "What are her skills?" is answered by a passage of skills, whatever its words are.
    private static bool IsListed(Question question, Retrieved retrieved) =>
        SentenceSelection.AsksForList(question) && retrieved.Chunks.Any(chunk => chunk.Chunk.Topic == question.Topics[0]);

    private static bool GivesReason(Question question, IReadOnlyList<Candidate> chosen) =>
        question.Kinds is not [AnswerKind.Reason]
        || chosen.Any(candidate => AnswerKinds.Holds(AnswerKind.Reason, candidate.Text, question.Stems));
}
