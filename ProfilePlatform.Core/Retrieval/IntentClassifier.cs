using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Tells by words and phrases which topics a question is about.</summary>
public static class IntentClassifier
{
    private const double Strong = 2;
    private const double Weak = 0.8;
    private const double Phrase = 3;

    // A topic is reported from one strong word on, and beside a stronger one when it comes near it.
    private const double Threshold = 0.8;
    private const double Near = 0.6;

    private static readonly (string Text, string Topic)[] Phrases =
    [
        ("who is", Topics.Summary), ("who are", Topics.Summary), ("tell me about her", Topics.Summary), ("tell me about him", Topics.Summary),
        ("tell me about them", Topics.Summary), ("tell me about you", Topics.Summary), ("what does she do", Topics.Summary), ("what does he do", Topics.Summary),
        ("what do they do", Topics.Summary), ("what do you do", Topics.Summary), ("about yourself", Topics.Summary), ("in a nutshell", Topics.Summary),
        ("in a few words", Topics.Summary), ("in one sentence", Topics.Summary), ("years of experience", Topics.Summary), ("years of experience", Topics.Experience),
        ("sum up", Topics.Summary), ("get in touch", Topics.Contact), ("where does she live", Topics.Contact), ("where does he live", Topics.Contact),
        ("where do they live", Topics.Contact), ("where do you live", Topics.Contact), ("where is she", Topics.Contact), ("where is he", Topics.Contact),
        ("where are you", Topics.Contact), ("where are they", Topics.Contact), ("based in", Topics.Contact), ("phone number", Topics.Contact),
        ("say about", Topics.Recommendations), ("said about", Topics.Recommendations), ("think of", Topics.Recommendations), ("think about", Topics.Recommendations),
        ("worked with", Topics.Recommendations), ("like to work with", Topics.Recommendations), ("free time", Topics.Other), ("spare time", Topics.Other),
        ("outside work", Topics.Other), ("outside of work", Topics.Other), ("for fun", Topics.Other), ("good at", Topics.Skills), ("best at", Topics.Skills),
        ("programming language", Topics.Skills), ("used to work", Topics.Experience), ("work at", Topics.Experience), ("work for", Topics.Experience),
        ("work on", Topics.Experience), ("current job", Topics.Experience), ("proud of", Topics.Experience), ("go to school", Topics.Education),
        ("go to college", Topics.Education), ("go to university", Topics.Education), ("research paper", Topics.Experience),
    ];

    /// <summary>Topics, most likely first; empty where the question points to none.</summary>
    /// <param name="question">The visitor's words.</param>
    /// <param name="previous">The question that it follows up, if it does.</param>
    public static IReadOnlyList<string> Classify(string question, string? previous = null)
    {
        var scores = Score(question);
        if (previous is not null && scores.Values.DefaultIfEmpty(0).Max() < Strong)
        {
            foreach (var (topic, score) in Score(previous))
            {
                scores[topic] = scores.GetValueOrDefault(topic) + (score / 2);
            }
        }

        var best = scores.Values.DefaultIfEmpty(0).Max();
        return best < Threshold
            ? []
            : [.. scores.Where(pair => pair.Value >= Near * best).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
    }

    private static Dictionary<string, double> Score(string question)
    {
        var words = Words.TextsIn(question).Take(200).ToList();
        var text = $" {string.Join(' ', words)} ";
        var scores = new Dictionary<string, double>();
        foreach (var (phrase, topic) in Phrases)
        {
            if (text.Contains($" {phrase}", StringComparison.Ordinal))
            {
                scores[topic] = scores.GetValueOrDefault(topic) + Phrase;
            }
        }

        foreach (var stem in words.Select(Stems.Of).Distinct())
        {
            Add(scores, TopicCues.OfStem(stem), Strong);
            Add(scores, TopicCues.HintedBy(stem), Weak);
        }

        return scores;
    }

    private static void Add(Dictionary<string, double> scores, IReadOnlyCollection<string> topics, double weight)
    {
        foreach (var topic in topics)
        {
            scores[topic] = scores.GetValueOrDefault(topic) + weight;
        }
    }
}
