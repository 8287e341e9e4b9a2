using System.Text;

namespace ProfilePlatform.Core.Text;

/// <summary>A word of a text.</summary>
/// <param name="Text">Folded: lower case, without diacritics, names like c++ spelt out.</param>
/// <param name="Span">Where it stands; two words share a span where one was taken apart ("Node.js" is "node js").</param>
public readonly record struct Word(string Text, TextSpan Span);

/// <summary>
/// The words of a text, cut as the index cuts them (FTS5 <c>unicode61</c> with letters, digits and marks), except that
/// an apostrophe stays inside a word ("o'brien" is "obrien"), a possessive s goes, digits lose their group commas,
/// and names that consist of signs become words (<see cref="TechnicalNames"/>).
/// </summary>
public static class Words
{
    /// <summary>All words, in order.</summary>
    public static List<Word> In(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var buffer = new StringBuilder(32);
        var position = 0;
        while (position < text.Length)
        {
            if (TechnicalNames.DotNetAt(text, position) is var dotNet and > 0)
            {
                words.Add(new Word("dotnet", new TextSpan(position, position + dotNet)));
                position += dotNet;
                continue;
            }

            var width = PartWidth(text, position);
            if (width == 0)
            {
                position++;
                continue;
            }

            var end = ReadWord(text, position, buffer);
            position = Add(words, text, new TextSpan(position, end), buffer.ToString());
        }

        return words;
    }

    /// <summary>The words' texts alone.</summary>
    public static IEnumerable<string> TextsIn(string text) => In(text).Select(word => word.Text);

    private static int Add(List<Word> words, string text, TextSpan span, string folded)
    {
        if (folded.Length == 0)
        {
            return span.End;
        }

        var suffix = TechnicalNames.SignsAfter(text, span, folded, out var name);
        var whole = span with { End = span.End + suffix };
        foreach (var part in TechnicalNames.Parts(name))
        {
            words.Add(new Word(part, whole));
        }

        return whole.End;
    }

    private static int ReadWord(string text, int start, StringBuilder buffer)
    {
        buffer.Clear();
        var position = start;
        while (position < text.Length)
        {
            var width = PartWidth(text, position);
            if (width > 0)
            {
                Append(text, position, width, buffer);
                position += width;
            }
            else if (IsPossessive(text, position))
            {
                return position + 2;
            }
            else if (JoinsWord(text, position))
            {
                position++;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static void Append(string text, int position, int width, StringBuilder buffer)
    {
        if (width == 1)
        {
            if (!Folding.IsAccent(text[position]))
            {
                buffer.Append(Folding.Fold(text[position]));
            }
        }
        else
        {
            buffer.Append(Rune.ToLowerInvariant(Rune.GetRuneAt(text, position)).ToString());
        }
    }

    /// <summary>Code units of the word character at a position; 0 where there is none.</summary>
    private static int PartWidth(string text, int position)
    {
        var c = text[position];
        if (char.IsAsciiLetterOrDigit(c))
        {
            return 1;
        }

        return c >= 0x80 && Rune.TryGetRuneAt(text, position, out var rune) && Folding.IsWordPart(rune) ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    private static bool IsPossessive(string text, int position) =>
        IsApostrophe(text[position]) && position + 1 < text.Length && text[position + 1] is 's' or 'S'
        && (position + 2 == text.Length || PartWidth(text, position + 2) == 0);

    private static bool JoinsWord(string text, int position)
    {
        if (position == 0 || position + 1 >= text.Length)
        {
            return false;
        }

        var (before, after) = (text[position - 1], text[position + 1]);
        return IsApostrophe(text[position])
            ? char.IsLetter(before) && char.IsLetter(after)
            : text[position] == ',' && char.IsAsciiDigit(before) && ThreeDigitsAt(text, position + 1);
    }

    private static bool ThreeDigitsAt(string text, int position) =>
        position + 3 <= text.Length && char.IsAsciiDigit(text[position]) && char.IsAsciiDigit(text[position + 1])
        && char.IsAsciiDigit(text[position + 2]) && (position + 3 == text.Length || !char.IsAsciiDigit(text[position + 3]));
}
