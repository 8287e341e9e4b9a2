using System.Collections.Frozen;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>Finds the longest of many phrases that begins at a word.</summary>
internal sealed class PhraseTrie<T>
{
    private readonly FrozenDictionary<string, T> phrases;
    private readonly FrozenDictionary<string, int> longest;

    /// <param name="entries">Phrases as <see cref="Key"/> writes them; of equal ones the first counts.</param>
    public PhraseTrie(IEnumerable<(string Phrase, T Value)> entries)
    {
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (phrase, value) in entries)
        {
            all.TryAdd(phrase, value);
            var words = phrase.Split(' ');
            lengths[words[0]] = Math.Max(lengths.GetValueOrDefault(words[0]), words.Length);
        }

        phrases = all.ToFrozenDictionary(StringComparer.Ordinal);
        longest = lengths.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The form in which phrases are compared: folded words, one space between.</summary>
    public static string Key(string phrase) => string.Join(' ', QueryTokens.Of(phrase).Select(token => token.Key));

    /// <summary>The longest phrase at <paramref name="from"/>, for which <paramref name="fits"/>, with the number of its words; 0 where none begins there.</summary>
    public int Longest(IReadOnlyList<string> words, int from, out T value, Func<T, int, bool>? fits = null)
    {
        value = default!;
        if (!longest.TryGetValue(words[from], out var most))
        {
            return 0;
        }

        for (var length = Math.Min(most, words.Count - from); length > 0; length--)
        {
            var key = length == 1 ? words[from] : string.Join(' ', words.Skip(from).Take(length));
            if (phrases.TryGetValue(key, out var found) && (fits is null || fits(found, length)))
            {
                value = found;
                return length;
            }
        }

        return 0;
    }

    /// <summary>What a whole phrase stands for.</summary>
    public bool TryGet(string phrase, out T value) => phrases.TryGetValue(Key(phrase), out value!);
}
