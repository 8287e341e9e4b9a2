using System.Runtime.InteropServices;

namespace ProfilePlatform.Core.Indexing.Lexicons;

/// <summary>Finds many phrases in one pass over a list of tokens; a phrase's last word may end in '*' for any ending.</summary>
internal sealed class PhraseTable<T>
{
    private const int PrefixKey = 3;
    private readonly Dictionary<string, List<(string[] Words, T Value)>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Prefix, T Value)>> prefixes = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var open = phrase.EndsWith('*');
        var words = Tokens.Of(phrase).ToArray();
        if (open && words.Length == 1)
        {
            Bucket(prefixes, words[0][..Math.Min(PrefixKey, words[0].Length)]).Add((words[0], value));
            return;
        }

        if (open)
        {
            words[^1] += "*";
        }

        Bucket(byFirst, words[0]).Add((words, value));
    }

    /// <summary>The values of all phrases that occur, once for each occurrence.</summary>
    public IEnumerable<T> Matches(List<string> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (byFirst.TryGetValue(tokens[index], out var phrases))
            {
                foreach (var (words, value) in phrases)
                {
                    if (StandsAt(tokens, index, words))
                    {
                        yield return value;
                    }
                }
            }

            if (tokens[index].Length >= PrefixKey && prefixes.TryGetValue(tokens[index][..PrefixKey], out var open))
            {
                foreach (var (prefix, value) in open)
                {
                    if (tokens[index].StartsWith(prefix, StringComparison.Ordinal))
                    {
                        yield return value;
                    }
                }
            }
        }
    }

    private static bool StandsAt(List<string> tokens, int index, string[] words)
    {
        if (index + words.Length > tokens.Count)
        {
            return false;
        }

        for (var offset = 1; offset < words.Length; offset++)
        {
            var (token, word) = (tokens[index + offset], words[offset]);
            var equal = word[^1] == '*' ? token.AsSpan().StartsWith(word.AsSpan(..^1), StringComparison.Ordinal) : token == word;
            if (!equal)
            {
                return false;
            }
        }

        return true;
    }

    private static List<TItem> Bucket<TItem>(Dictionary<string, List<TItem>> table, string key)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        return bucket ??= [];
    }
}
