using System.Globalization;
using System.Text;

namespace ProfilePlatform.Core.Text;

/// <summary>Folds single characters: lower case, and Latin, Greek and Cyrillic letters without their diacritics.</summary>
internal static class Folding
{
    // The scripts whose accents readers leave out lie below U+2000. Marks of Indic scripts are vowels and stay.
    private static readonly char[] Folded = Build(0x2000);

    public static char Fold(char c) => c < Folded.Length ? Folded[c] : char.ToLowerInvariant(c);

    /// <summary>A combining accent of Latin, Greek or Cyrillic.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>What the index counts as part of a word: letters, digits, private use, and marks.</summary>
    public static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        _ => false,
    };

    private static char[] Build(int size)
    {
        var table = new char[size];
        for (var code = 0; code < size; code++)
        {
            var decomposed = ((char)code).ToString().Normalize(NormalizationForm.FormD);
            var accentsOnly = decomposed.Length > 1 && decomposed.Skip(1).All(IsAccent);
            table[code] = char.ToLowerInvariant(accentsOnly ? decomposed[0] : (char)code);
        }

        return table;
    }
}
