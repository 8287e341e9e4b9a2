namespace ProfilePlatform.Core.Enhancement.Style;

/// <summary>How somebody writes, as measured by counting.</summary>
/// <param name="Source">"letter", "documents" or "none".</param>
/// <param name="Tone">"formal", "professional", "warm" or "plain".</param>
/// <param name="VocabularyLevel">"plain", "standard" or "advanced".</param>
/// <param name="SentenceLength">Words of a sentence, the mean.</param>
public sealed record WritingStyle(string Source, string Tone, string VocabularyLevel, int SentenceLength)
{
    /// <summary>Of whom nothing is known: what suits a profile.</summary>
    public static WritingStyle None { get; } = new("none", "professional", "standard", 18);
}
