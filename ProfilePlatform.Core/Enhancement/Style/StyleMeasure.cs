using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Style;

/// <summary>Measures tone, vocabulary and sentence length of prose. Lists and headings do not count.</summary>
internal static class StyleMeasure
{
    private const int LeastSentences = 3;
    private const int LeastWords = 5;
    private const int MostCharacters = 40_000;
    private const int LongWord = 9;
    private const double ManyLongWords = 0.16;
    private const double FewLongWords = 0.08;
    private const double WarmPerSentence = 0.25;
    private const double FormalPerSentence = 0.12;
    private const int ShortSentence = 12;

    private static readonly HashSet<string> Warm = new(StringComparer.Ordinal)
    {
        "love", "loved", "enjoy", "enjoyed", "happy", "glad", "thrilled", "excited", "delighted", "thanks", "thank", "fun", "hello", "hi", "cheers", "passionate", "proud", "feel", "really",
        "im", "ive", "id", "ill", "dont", "didnt", "cant", "wasnt", "its", "thats", "youll", "youre", "lets",
    };

    private static readonly HashSet<string> Formal = new(StringComparer.Ordinal)
    {
        "hereby", "herewith", "sincerely", "regarding", "pursuant", "furthermore", "moreover", "therefore", "respectfully", "esteemed", "aforementioned", "accordingly", "enclosed", "sir", "madam",
        "faithfully", "undersigned", "notwithstanding", "whereas", "thereof", "henceforth", "consequently", "position", "candidacy", "commencing", "shall",
    };

    /// <summary>The style of a text; null where it holds too little prose.</summary>
    public static WritingStyle? Of(string text, string source)
    {
        var prose = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var sentences = Sentences.Split(prose).Select(span => span.In(prose)).Where(sentence => sentence.TrimEnd('"', '\u201D', ')', ' ') is [.., '.' or '!' or '?'])
            .Select(sentence => (Text: sentence, Words: Words.TextsIn(sentence).ToList())).Where(sentence => sentence.Words.Count >= LeastWords).ToList();
        if (sentences.Count < LeastSentences)
        {
            return null;
        }

        var words = sentences.SelectMany(sentence => sentence.Words).ToList();
        var length = (double)words.Count / sentences.Count;
        var longWords = (double)words.Count(word => word.Length >= LongWord) / words.Count;
        var warm = (words.Count(Warm.Contains) + sentences.Count(sentence => sentence.Text.Contains('!', StringComparison.Ordinal))) / (double)sentences.Count;
        var formal = words.Count(Formal.Contains) / (double)sentences.Count;
        return new WritingStyle(
            source,
            warm >= WarmPerSentence && warm > formal ? "warm" : formal >= FormalPerSentence ? "formal" : length <= ShortSentence && longWords < FewLongWords ? "plain" : "professional",
            longWords >= ManyLongWords ? "advanced" : longWords < FewLongWords ? "plain" : "standard",
            (int)Math.Round(length));
    }
}
