using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>
/// Counts the tokens of one encoding. Words of special tokens count as plain text. Takes time in proportion to the text (a factor of its logarithm
/// for one unbroken piece) and memory in proportion to the longest piece.
/// </summary>
internal sealed class BytePairEncoding(Regex pieces, Dictionary<string, int> ranks)
{
    private readonly BytePairs _pairs = new(ranks);

    public int Count(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\uD800', '\uDFFF') ? CountPastTheFirstPlane(text) : CountPlain(text);

    private int CountPlain(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        foreach (var piece in pieces.EnumerateMatches(text))
        {
            tokens += CountPiece(text.Slice(piece.Index, piece.Length));
        }

        return tokens;
    }

    // A .NET regex sees surrogates where the pattern means letters and digits: it is shown one character of the same kind for each pair.
    private int CountPastTheFirstPlane(ReadOnlySpan<char> text)
    {
        var shown = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                shown[length++] = rune.IsBmp ? (char)rune.Value : OfSameKind(rune);
            }

            var (tokens, start) = (0, 0);
            foreach (var piece in pieces.EnumerateMatches(shown.AsSpan(0, length)))
            {
                var end = start;
                for (var i = 0; i < piece.Length; i++)
                {
                    Rune.DecodeFromUtf16(text[end..], out _, out var width);
                    end += width;
                }

                tokens += CountPiece(text[start..end]);
                start = end;
            }

            return tokens;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(shown);
        }
    }

    private static char OfSameKind(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => 'À',
        UnicodeCategory.LowercaseLetter => 'à',
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => 'ª',
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => '\u0300',
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => '²',
        _ => '€',
    };

    private int CountPiece(ReadOnlySpan<char> piece)
    {
        if (Ascii.IsValid(piece))
        {
            return _pairs.Count(piece);
        }

        var bytes = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(piece.Length));
        try
        {
            var length = 0;
            Span<byte> encoded = stackalloc byte[4];
            foreach (var rune in piece.EnumerateRunes())
            {
                foreach (var value in encoded[..rune.EncodeToUtf8(encoded)])
                {
                    bytes[length++] = (char)value;
                }
            }

            return _pairs.Count(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(bytes);
        }
    }
}
