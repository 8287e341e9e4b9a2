namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>British and American spellings are one word.</summary>
internal static class Spelling
{
    private const int Shortest = 5;

    private static readonly (string British, string American)[] Endings =
    [
        ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("ises", "izes"), ("ise", "ize"),
        ("ysing", "yzing"), ("ysed", "yzed"), ("yser", "yzer"), ("yse", "yze"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("our", "or"),
        ("tre", "ter"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("ogue", "og"), ("ence", "ense"), ("ammes", "ams"), ("amme", "am"),
    ];

    /// <summary>The folded word in its American form; most words as they are.</summary>
    public static string Common(string word)
    {
        if (word.Length < Shortest)
        {
            return word;
        }

        foreach (var (british, american) in Endings)
        {
            if (word.EndsWith(british, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
            }
        }

        return word;
    }
}
