using System.Text;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>
/// The letters and digits of a text in lower case, and where each stands. White space, hyphens at line ends and soft ones, quotation marks, bullets,
/// Markdown, accents written in two ways and ligatures all come out alike, so that a copy is found where only such things differ.
/// What is found is quoted from the document, never from the copy: folding too much can mislead, but cannot invent.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private FoldedText(string letters, List<int> starts, List<int> ends) => (Letters, _starts, _ends) = (letters, starts, ends);

    /// <summary>The folded text.</summary>
    public string Letters { get; }

    /// <summary>The letters of a text.</summary>
    public static string Of(string text) => Of(text, new TextSpan(0, text.Length)).Letters;

    /// <summary>The letters within a span, with their places in the whole text.</summary>
    public static FoldedText Of(string text, TextSpan span)
    {
        var letters = new StringBuilder(span.Length);
        var (starts, ends) = (new List<int>(span.Length), new List<int>(span.Length));
        for (var index = span.Start; index < span.End;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(index, span.End - index), out var rune, out var length);
            if (Rune.IsLetterOrDigit(rune))
            {
                Add(rune, letters);
                while (starts.Count < letters.Length)
                {
                    starts.Add(index);
                    ends.Add(index + length);
                }
            }

            index += length;
        }

        return new FoldedText(letters.ToString(), starts, ends);
    }

    /// <summary>Where letters <paramref name="from"/> to <paramref name="to"/> (exclusive, not empty) stand in the whole text.</summary>
    public TextSpan Span(int from, int to) => new(_starts[from], _ends[to - 1]);

    private static void Add(Rune rune, StringBuilder letters)
    {
        if (rune.IsAscii)
        {
            letters.Append((char)Rune.ToLowerInvariant(rune).Value);
            return;
        }

        // Decomposed by compatibility: a ligature into its letters, an accented letter into the letter and marks, which are left out.
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(part))
            {
                letters.Append(Rune.ToLowerInvariant(part).ToString());
            }
        }
    }
}
