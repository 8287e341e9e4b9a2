using System.Buffers;

namespace ProfilePlatform.Core.Text;

/// <summary>
/// Cuts a text into sentences: at blank lines, bullets and line ends that are not mere wrapping, and inside a paragraph
/// at full stops, question marks and dandas that end a sentence rather than an abbreviation, an initial or a number.
/// </summary>
public static class Sentences
{
    private const string Terminators = ".!?\u2026\u0964\u0965\u3002\uFF01\uFF1F";
    private const string Closers = "\"'\u201D\u2019)]\u00BB";

    // A rule of dashes or a lone full stop is no sentence.
    private static readonly SearchValues<char> Ornaments = SearchValues.Create(" \t\r\n.,;:!?-\u2013\u2014|_*=~#");

    /// <summary>The sentences' spans, in order, without leading bullets or surrounding white space. Lines without a full stop count as sentences.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var sentences = new List<TextSpan>();
        foreach (var paragraph in Paragraphs.In(text))
        {
            var start = paragraph.Start;
            while (End(text, start, paragraph.End) is var end && end < paragraph.End)
            {
                Add(sentences, text, start, end);
                start = end;
            }

            Add(sentences, text, start, paragraph.End);
        }

        return sentences;
    }

    /// <summary>Where the sentence that begins at <paramref name="start"/> ends, closing quotes included; <paramref name="limit"/> where no mark ends it before that.</summary>
    /// <remarks>What is decided of a mark depends on the text up to the end of the word behind it and on nothing further.</remarks>
    internal static int End(string text, int start, int limit)
    {
        var position = start;
        while (position < limit)
        {
            if (!Terminators.Contains(text[position]))
            {
                position++;
                continue;
            }

            var run = SkipTerminators(text, position, limit);
            var end = SkipClosers(text, run, limit);
            if (SentenceBorder.Stands(text, new TextSpan(start, limit), position, run, end))
            {
                return end;
            }

            position = end;
        }

        return limit;
    }

    private static int SkipTerminators(string text, int position, int limit)
    {
        while (position < limit && Terminators.Contains(text[position]))
        {
            position++;
        }

        return position;
    }

    private static int SkipClosers(string text, int position, int limit)
    {
        while (position < limit)
        {
            if (Closers.Contains(text[position]))
            {
                position++;
            }
            else if (text[position] == ' ' && SpacedCloser(text, position + 1, limit) is var width and > 0)
            {
                position += 1 + width;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    // Tokenised text puts a space before closing quotes and brackets: "stay . '' He".
    private static int SpacedCloser(string text, int position, int limit)
    {
        var rest = text.AsSpan(position, limit - position);
        var width = rest.StartsWith("''") ? 2 : rest.StartsWith(")") || rest.StartsWith("\u201D") ? 1 : 0;
        return width > 0 && (width == rest.Length || char.IsWhiteSpace(rest[width])) ? width : 0;
    }

    private static void Add(List<TextSpan> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (text.AsSpan(start, end - start).ContainsAnyExcept(Ornaments))
        {
            sentences.Add(new TextSpan(start, end));
        }
    }
}
