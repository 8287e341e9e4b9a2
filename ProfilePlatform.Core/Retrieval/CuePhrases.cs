using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Phrases whose words mislead one by one: "how old" asks for an age, "free time" for a hobby.</summary>
internal static class CuePhrases
{
    private static readonly (string[] Words, string Term, string Topic)[] All =
    [
        (["how", "old"], "age", ""),
        (["free", "time"], "hobby", Topics.Other),
        (["spare", "time"], "hobby", Topics.Other),
        (["for", "fun"], "hobby", Topics.Other),
        (["outside", "work"], "hobby", Topics.Other),
        (["outside", "of", "work"], "hobby", Topics.Other),
        (["in", "touch"], "contact", Topics.Contact),
        (["say", "about"], "recommend", Topics.Recommendations),
        (["said", "about"], "recommend", Topics.Recommendations),
        (["think", "of"], "recommend", Topics.Recommendations),
        (["think", "about"], "recommend", Topics.Recommendations),
    ];

    /// <summary>The phrase that begins at a word: the term that it stands for, its topic and its length in words.</summary>
    public static (string Term, string Topic, int Length)? At(List<Word> words, int index)
    {
        foreach (var (phrase, term, topic) in All)
        {
            if (index + phrase.Length <= words.Count && phrase.Select((word, offset) => words[index + offset].Text == word).All(same => same))
            {
                return (term, topic, phrase.Length);
            }
        }

        return null;
    }
}
