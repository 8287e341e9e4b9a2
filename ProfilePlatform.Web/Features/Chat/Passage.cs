using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Documents;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>A quoted passage in its surroundings.</summary>
/// <param name="Before">What stands before it.</param>
/// <param name="Marked">The passage, exactly.</param>
/// <param name="After">What stands after it.</param>
/// <param name="StartsInside">True when the document begins earlier.</param>
/// <param name="EndsInside">True when the document goes on.</param>
/// <param name="IsChanged">True when the document is not any more what it was; then there are no surroundings.</param>
internal sealed record Passage(string Before, string Marked, string After, bool StartsInside, bool EndsInside, bool IsChanged)
{
    /// <summary>Characters shown to each side.</summary>
    private const int Reach = 600;

    /// <summary>The passage of <paramref name="citation"/> in <paramref name="source"/>, or its stored words alone where they do not stand there any more.</summary>
    public static Passage Of(Citation citation, CanonicalText? source)
    {
        var text = source?.Text ?? "";
        var stands = citation.Start >= 0 && citation.Start <= citation.End && citation.End <= text.Length
            && text.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote);
        if (!stands)
        {
            return new Passage("", citation.Quote, "", false, false, true);
        }

        var from = WordAtOrAfter(text, Math.Max(0, citation.Start - Reach), citation.Start);
        var to = WordAtOrBefore(text, Math.Min(text.Length, citation.End + Reach), citation.End);
        return new Passage(text[from..citation.Start], citation.Quote, text[citation.End..to], from > 0, to < text.Length, false);
    }

    // A cut in the middle of a word, or of a pair of surrogates, would show letters that nobody wrote.
    private static int WordAtOrAfter(string text, int from, int least)
    {
        if (from == 0)
        {
            return 0;
        }

        var space = text.AsSpan(from, least - from).IndexOfAny(" \n\t");
        return space < 0 ? least : from + space + 1;
    }

    private static int WordAtOrBefore(string text, int to, int most)
    {
        if (to == text.Length)
        {
            return to;
        }

        var space = text.AsSpan(most, to - most).LastIndexOfAny(" \n\t");
        return space < 0 ? most : most + space;
    }
}
