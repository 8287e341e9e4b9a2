using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>"How many engineers does she manage?" is answered by "a team of seven", "How much did it save?" by an amount of money.</summary>
internal static class AskedNumbers
{
    private const int Window = 4;

    /// <summary>True where a number stands right by what the question counts, or an amount of money where it asks how much.</summary>
    public static bool Counts(Question question, string sentence)
    {
        if (!question.Kinds.Contains(AnswerKind.Number))
        {
            return false;
        }

        var asked = Words.In(question.Text).ConvertAll(word => word.Text);
        var many = asked.FindIndex(word => word is "many" or "much");
        if (many < 0)
        {
            return false;
        }

        if (asked[many] == "much" && Mentions.HasMoney(sentence))
        {
            return true;
        }

        var counted = asked.Skip(many + 1).Where(word => !StopWords.Contains(word)).Select(Stems.Of).FirstOrDefault();
        return counted is not null && Beside(sentence, question.Terms.Where(term => term.Stem == counted).SelectMany(term => term.Related).Append(counted).ToHashSet());
    }

    private static bool Beside(string sentence, HashSet<string> counted)
    {
        var words = Words.In(sentence);
        for (var index = 0; index < words.Count; index++)
        {
            if (!Mentions.HasNumber(words[index].Text))
            {
                continue;
            }

            for (var near = Math.Max(0, index - 2); near <= Math.Min(words.Count - 1, index + Window); near++)
            {
                if (near != index && counted.Contains(Stems.Of(words[near].Text)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
