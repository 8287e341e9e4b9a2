namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>Runs of up to three words in phrases, as numbers: to ask whether a phrase has a word or a few in a row.</summary>
internal static class PhraseGrams
{
    private const int Longest = 3;

    /// <summary>All runs of the phrases of a card, each once.</summary>
    public static uint[] Of(IEnumerable<string> phrases)
    {
        var grams = new SortedSet<uint>();
        foreach (var phrase in phrases)
        {
            var words = phrase.Split(' ');
            for (var from = 0; from < words.Length; from++)
            {
                for (var length = 1; length <= Longest && from + length <= words.Length; length++)
                {
                    grams.Add(Hash(words.AsSpan(from, length)));
                }
            }

            if (words.Length > Longest)
            {
                grams.Add(Hash(words));
            }
        }

        return [.. grams];
    }

    /// <summary>The number of a phrase to look for.</summary>
    public static uint Of(string phrase) => Hash(phrase.Split(' '));

    // FNV-1a: the numbers are stored, so they must be the same in every process.
    private static uint Hash(ReadOnlySpan<string> words)
    {
        var hash = 2166136261u;
        foreach (var word in words)
        {
            foreach (var sign in word)
            {
                hash = (hash ^ sign) * 16777619u;
            }

            hash = (hash ^ ' ') * 16777619u;
        }

        return hash;
    }
}
