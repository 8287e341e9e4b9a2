namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>
/// What an occurrence of a word is worth in BM25, apart from how rare the word is. How often a word counts is capped before BM25 saturates it, and
/// the usual length is a constant, so that one entry's worth does not depend on the others.
/// </summary>
internal static class WordWorth
{
    public const double TitleWeight = 2;
    public const int MostInTitle = 1;
    public const int MostInText = 3;
    private const double K1 = 1.2;
    private const double B = 0.5;
    private const double UsualLength = 40;
    private const double Largest = K1 + 1;

    /// <summary>1 to 255.</summary>
    public static byte Of(int inTitle, int inText, int length)
    {
        var frequency = (TitleWeight * Math.Min(inTitle, MostInTitle)) + Math.Min(inText, MostInText);
        var worth = frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * length / UsualLength))));
        return (byte)Math.Clamp((int)Math.Round(worth / Largest * byte.MaxValue), 1, byte.MaxValue);
    }

    /// <summary>The worth that <see cref="Of"/> wrote.</summary>
    public static double Value(byte worth) => worth * Largest / byte.MaxValue;

    /// <summary>How rare a word is: the usual inverse document frequency, never negative.</summary>
    public static double Rarity(int entries, int entriesWithWord) => Math.Log(1 + ((entries - entriesWithWord + 0.5) / (entriesWithWord + 0.5)));
}
