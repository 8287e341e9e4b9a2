using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What tells a question that the passages answer from one that they do not, as numbers of about 0 to 1.</summary>
internal static class AnswerabilityFeatures
{
    public static readonly string[] Names =
    [
        "covered_passage", "covered_by_sentence", "missing_related", "missing_named", "unknown", "kind_in_sentence", "dense_sentence", "dense_passage",
        "lexical", "margin", "heading_asked", "pairs", "terms", "topic_answers", "first_names_heading",
    ];

    /// <param name="evidence">Question and passages.</param>
    /// <param name="dense">Cosine of question and each candidate.</param>
    /// <param name="sentences">Features of each candidate.</param>
    /// <param name="best">Index of the best candidate; -1 where there is none.</param>
    public static double[] Of(Evidence evidence, IReadOnlyList<double> dense, double[][] sentences, int best)
    {
        if (best < 0 || evidence.Retrieved.Chunks.Count == 0)
        {
            return new double[Names.Length];
        }

        var rank = evidence.Candidates[best].Rank;
        var chunk = evidence.Retrieved.Chunks[rank];
        var heading = evidence.Headings[rank];
        var body = evidence.Bodies[rank];
        bool InPassage(QuestionTerm term) => body.Contains(term.Stem) || heading.Contains(term.Stem) || evidence.TopicAnswers(term, rank);
        bool Related(QuestionTerm term) => term.Related.Overlaps(body);
        var missing = evidence.Question.Terms.Where(term => !InPassage(term)).ToList();
        var top = evidence.Retrieved.Chunks.Select(item => item.Lexical).OrderDescending().ToList();
        var ofPassage = Enumerable.Range(0, sentences.Length).Where(index => evidence.Candidates[index].Rank == rank).ToList();
        return
        [
            evidence.Share(InPassage) + (0.5 * evidence.Share(term => !InPassage(term) && Related(term))),
            ofPassage.Max(index => sentences[index][1]),
            missing.Count == 0 ? 1 : missing.Count(Related) / (double)missing.Count,
            missing.Any(term => term.Named) ? 1 : 0,
            evidence.Share(term => !evidence.Vocabulary.Knows(term.Stem) && !evidence.TopicAnswers(term, rank)),
            sentences[best][3],
            ofPassage.Max(index => dense[index]),
            chunk.Dense,
            evidence.Total > 0 ? Math.Min(1.5, chunk.Lexical / evidence.Total) : 0,
            top.Count > 1 && top[0] > 0 ? (top[0] - top[1]) / top[0] : 0,
            heading.Count == 0 ? 0 : heading.Count(evidence.Question.Stems.Contains) / (double)heading.Count,
            ofPassage.Max(index => sentences[index][2]),
            Math.Min(1, evidence.Question.Terms.Count / 8.0),
            evidence.Question.Terms.Count == 0 ? 1 : evidence.Share(term => evidence.TopicAnswers(term, rank)),
            heading.Count > 0 && ofPassage.Count > 0 ? heading.Count(evidence.Candidates[ofPassage[0]].Stems.Contains) / (double)heading.Count : 0,
        ];
    }
}
