using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What the passages found say about a question, in the terms in which sentences and answerability are judged.</summary>
internal sealed class Evidence
{
    // "Has she used Kafka?" is about Kafka; "used" only helps to tell sentences apart.
    private const double BesideName = 0.3;

    private readonly Dictionary<string, double> weights = [];

    public Evidence(Question question, Retrieved retrieved, ProfileVocabulary vocabulary)
    {
        Question = question;
        Retrieved = retrieved;
        Vocabulary = vocabulary;
        Candidates = [.. retrieved.Chunks.SelectMany(Candidate.In)];
        var named = question.Terms.Any(term => term.Named);
        foreach (var term in question.Terms)
        {
            weights[term.Stem] = vocabulary.Weight(term.Stem) * (named && QuestionWords.IsLight(term) ? BesideName : 1);
        }

        Headings = [.. retrieved.Chunks.Select(chunk => Stems.In(chunk.Chunk.Heading).ToHashSet())];
        Bodies = [.. retrieved.Chunks.Select(chunk => Stems.In(chunk.Chunk.Text).ToHashSet())];
    }

    public Question Question { get; }

    public Retrieved Retrieved { get; }

    public ProfileVocabulary Vocabulary { get; }

    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>Stems of each passage's heading, by rank.</summary>
    public IReadOnlyList<HashSet<string>> Headings { get; }

    /// <summary>Stems of each passage's text, by rank.</summary>
    public IReadOnlyList<HashSet<string>> Bodies { get; }

    /// <summary>Weight of all terms of the question.</summary>
    public double Total => weights.Values.Sum();

    public double Weight(QuestionTerm term) => weights[term.Stem];

    /// <summary>True where a passage's topic is what the term asks for.</summary>
    public bool TopicAnswers(QuestionTerm term, int rank) => term.Topics.Contains(Retrieved.Chunks[rank].Chunk.Topic);

    /// <summary>The share of the chosen terms' weight that <paramref name="holds"/> is true for; 0 where none is chosen.</summary>
    public double Share(Func<QuestionTerm, bool> holds, Func<QuestionTerm, bool>? chosen = null)
    {
        var (held, all) = (0d, 0d);
        foreach (var term in Question.Terms)
        {
            if (chosen is null || chosen(term))
            {
                all += Weight(term);
                held += holds(term) ? Weight(term) : 0;
            }
        }

        return all > 0 ? held / all : 0;
    }
}
