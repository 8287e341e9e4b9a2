using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Compares paragraphs with short texts that stand for each topic (<c>prototypes.txt</c>) by the cosine of their vectors.</summary>
internal static class TopicVectors
{
    private const int MaxParagraphs = 400;
    private const int MaxLength = 600;

    /// <summary>For each of the first 400 paragraphs and each topic, how much nearer it is than the mean topic, from about -1 to 1.</summary>
    public static async Task<IReadOnlyList<double[]>> ScoreAsync(
        string text, List<ScoredParagraph> paragraphs, IEmbeddingGenerator<string, Embedding<float>> encoder, CancellationToken cancellationToken)
    {
        var prototypes = Lexicon.Lines("prototypes").SelectMany(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return Lexicon.Items(line[(colon + 1)..], '|').Select(example => (Topic: ProseTopics.IndexOf(line[..colon]), Text: example));
        }).ToList();
        var texts = paragraphs.Take(MaxParagraphs).Select(paragraph => Clip(paragraph.Span.In(text))).ToList();
        if (texts.Count == 0)
        {
            return [];
        }

        var vectors = await encoder.GenerateAsync([.. prototypes.Select(prototype => prototype.Text), .. texts], null, cancellationToken);
        var scores = new List<double[]>(texts.Count);
        for (var index = 0; index < texts.Count; index++)
        {
            var near = new double[Topics.All.Count];
            for (var other = 0; other < prototypes.Count; other++)
            {
                var cosine = TensorPrimitives.CosineSimilarity(vectors[prototypes.Count + index].Vector.Span, vectors[other].Vector.Span);
                near[prototypes[other].Topic] = Math.Max(near[prototypes[other].Topic], double.IsFinite(cosine) ? cosine : 0);
            }

            var mean = near.Average();
            scores.Add(Array.ConvertAll(near, value => value - mean));
        }

        return scores;
    }

    private static string Clip(string paragraph) =>
        paragraph.Length <= MaxLength ? paragraph : paragraph[..GraphemeCut.Before(paragraph, MaxLength)];
}
