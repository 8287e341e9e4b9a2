namespace ProfilePlatform.Core.Text;

/// <summary>The stems by which words of questions and texts are compared.</summary>
public static class Stems
{
    /// <summary>The stem of a folded word: its base form where that is irregular, then Porter's stem.</summary>
    public static string Of(string word) => PorterStemmer.Stem(IrregularForms.BaseOf(word));

    /// <summary>The stems of a text's words without stop words, in order, repeated where they repeat.</summary>
    public static IEnumerable<string> In(string text) =>
        Words.TextsIn(text).Where(word => !StopWords.Contains(word)).Select(Of);
}
