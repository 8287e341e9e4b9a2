using System.Collections.Frozen;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Numbers in English words.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Small =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ')
            .Select((word, value) => (word, value))
            .Concat("twenty thirty forty fifty sixty seventy eighty ninety".Split(' ').Select((word, index) => (word, value: (index + 2) * 10)))
            .ToFrozenDictionary(pair => pair.word, pair => pair.value);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100, ["thousand"] = 1_000, ["k"] = 1_000, ["lakh"] = 100_000, ["lakhs"] = 100_000, ["million"] = 1_000_000, ["millions"] = 1_000_000, ["mn"] = 1_000_000, ["mio"] = 1_000_000,
        ["crore"] = 10_000_000, ["crores"] = 10_000_000, ["billion"] = 1_000_000_000, ["bn"] = 1_000_000_000, ["mrd"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000, ["dozen"] = 12,
    }.ToFrozenDictionary();

    /// <summary>The value of a word below one hundred; -1 for others.</summary>
    public static int Value(string word) => Small.GetValueOrDefault(word, -1);

    /// <summary>What a word multiplies by; 0 for others.</summary>
    public static decimal Scale(string word) => Scales.GetValueOrDefault(word, 0);

    /// <summary>The value of words that stand side by side ("two hundred and forty"), how many of them belong to it; 0 where none does.</summary>
    public static int Read(IReadOnlyList<string> words, int first, out decimal value)
    {
        var (total, part, index) = (0m, -1m, first);
        for (; index < words.Count; index++)
        {
            var word = words[index];
            if (Value(word) is >= 0 and var small && (part < 0 || (part % 100 == 0 && part > 0) || (part % 10 == 0 && part % 100 >= 20 && small is > 0 and < 10)))
            {
                part = Math.Max(part, 0) + small;
            }
            else if (word == "hundred" && part is < 0 or (> 0 and < 100))
            {
                part = Math.Max(part, 1) * 100;
            }
            else if (Scale(word) is >= 1000 and var scale && word.Length > 2)
            {
                total += Math.Max(part, 1) * scale;
                part = -1;
            }
            else if (word != "and" || index == first || index + 1 >= words.Count || part < 100 || Value(words[index + 1]) < 0)
            {
                break;
            }
        }

        value = total + Math.Max(part, 0);
        return index - first;
    }
}
