using System.Text;

namespace ProfilePlatform.Core.Text;

/// <summary>
/// A cheap estimate of how many tokens a text has for a language model: a word of letters counts 1 and 1 more for each six letters past
/// the sixth, digits 1 for three, a sign 1, a letter of a script without spaces or of more than two bytes 1. Made to be rather too high.
/// </summary>
internal static class TokenEstimate
{
    private const int WordPart = 6;
    private const int DigitPart = 3;

    public static int Of(ReadOnlySpan<char> text)
    {
        var (tokens, letters, digits) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x0250 && Rune.IsLetter(rune))
            {
                tokens += letters++ % WordPart == 0 ? 1 : 0;
                digits = 0;
            }
            else if (rune.Value < 0x80 && Rune.IsDigit(rune))
            {
                tokens += digits++ % DigitPart == 0 ? 1 : 0;
                letters = 0;
            }
            else
            {
                (letters, digits) = (0, 0);
                tokens += Rune.IsWhiteSpace(rune) ? 0 : 1;
            }
        }

        return tokens;
    }
}
