using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What makes a sentence a good answer, as numbers of about 0 to 1.</summary>
internal static class SentenceFeatures
{
    public static readonly string[] Names =
    [
        "covered", "covered_beyond_heading", "pairs", "kind", "position", "dense", "neighbours", "passage_score", "passage_first", "length", "anaphor", "names_heading", "related", "names",
        "entry_asked", "header_asked", "header_beside", "number_of_asked",
    ];

    /// <summary>The features of each candidate.</summary>
    /// <param name="evidence">Question, passages and candidates.</param>
    /// <param name="dense">Cosine similarity of question and candidate; zeros without an encoder.</param>
    public static double[][] Of(Evidence evidence, IReadOnlyList<double> dense)
    {
        var beyond = evidence.Candidates.Select(candidate => Beyond(evidence, candidate)).ToArray();
        return [.. evidence.Candidates.Select((candidate, index) => One(evidence, candidate, index, beyond, dense[index]))];
    }

    private static double[] One(Evidence evidence, Candidate candidate, int index, double[] beyond, double dense)
    {
        var heading = evidence.Headings[candidate.Rank];
        return
        [
            evidence.Share(term => candidate.Stems.Contains(term.Stem)),
            beyond[index],
            Pairs(evidence.Question, candidate),
            Kind(evidence.Question, candidate),
            1.0 / (1 + candidate.Index),
            dense,
            Neighbours(evidence.Candidates, index, beyond),
            candidate.Passage.Score,
            candidate.Rank == 0 ? 1 : 0,
            Math.Min(1, Math.Log(1 + candidate.StemList.Count) / 4),
            StartsWithAnaphor(candidate.Text) ? 1 : 0,
            heading.Any(candidate.Stems.Contains) ? 1 : 0,
            evidence.Share(term => !candidate.Stems.Contains(term.Stem) && term.Related.Overlaps(candidate.Stems)),
            evidence.Question.Kinds.Contains(AnswerKind.Person) ? Math.Min(3, NewNames(evidence.Question, candidate)) / 3.0 : 0,
            evidence.Share(term => heading.Contains(term.Stem)),
            candidate.IsHeader && AsksForHeader(evidence.Question, candidate) ? 1 : 0,
            candidate.IsHeader && !AsksForHeader(evidence.Question, candidate) ? 1 : 0,
            AskedNumbers.Counts(evidence.Question, candidate.Text) ? 1 : 0,
        ];
    }

    // Where, when, which degree: the lines that name the entry say it.
    private static bool AsksForHeader(Question question, Candidate candidate) =>
        question.Kinds.Any(kind => kind is AnswerKind.Place or AnswerKind.Date or AnswerKind.Duration)
        || (candidate.Passage.Chunk.Topic == Topics.Education && question.Topics.Contains(Topics.Education));

    // Words of the heading are satisfied by every sentence below it; what tells sentences apart is the rest.
    private static double Beyond(Evidence evidence, Candidate candidate) =>
        evidence.Share(
            term => candidate.Stems.Contains(term.Stem),
            term => !evidence.Headings[candidate.Rank].Contains(term.Stem));

    private static double Pairs(Question question, Candidate candidate)
    {
        if (question.Terms.Count < 2)
        {
            return 0;
        }

        var near = 0;
        for (var index = 1; index < question.Terms.Count; index++)
        {
            near += Near(candidate.StemList, question.Terms[index - 1].Stem, question.Terms[index].Stem) ? 1 : 0;
        }

        return near / (double)(question.Terms.Count - 1);
    }

    private static bool Near(IReadOnlyList<string> stems, string left, string right)
    {
        const int Window = 3;
        for (var index = 0; index < stems.Count; index++)
        {
            if (stems[index] != left)
            {
                continue;
            }

            for (var other = Math.Max(0, index - Window); other < Math.Min(stems.Count, index + Window + 1); other++)
            {
                if (stems[other] == right)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static double Kind(Question question, Candidate candidate) =>
        question.Kinds.Any(kind => kind != AnswerKind.Any && AnswerKinds.Holds(kind, candidate.Text, question.Stems)) ? 1 : 0;

    private static double Neighbours(IReadOnlyList<Candidate> candidates, int index, double[] beyond)
    {
        var best = 0d;
        foreach (var other in (int[])[index - 1, index + 1])
        {
            if (other >= 0 && other < candidates.Count && candidates[other].Rank == candidates[index].Rank)
            {
                best = Math.Max(best, beyond[other]);
            }
        }

        return best;
    }

    private static int NewNames(Question question, Candidate candidate) =>
        Mentions.Names(candidate.Text).Count(name => Stems.In(name.In(candidate.Text)).Any(stem => !question.Stems.Contains(stem)));

    private static bool StartsWithAnaphor(string text)
    {
        var first = Words.In(text) is [var word, ..] ? word.Text : "";
        return first is "he" or "she" or "it" or "they" or "this" or "these" or "his" or "her" or "their" or "its" or "such";
    }
}
