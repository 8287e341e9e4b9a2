namespace ProfilePlatform.Core.Text;

/// <summary>The one form in which texts enter a full-text index and in which questions are put to it.</summary>
public static class SearchText
{
    /// <summary>
    /// The text's folded words in base form ("built" is "build"), separated by single spaces. Holds only letters, digits and marks,
    /// so that no character of it means anything to FTS5 outside its keywords; a caller still quotes each term.
    /// </summary>
    public static string Normalise(string text) => string.Join(' ', Words.TextsIn(text).Select(IrregularForms.BaseOf));
}
