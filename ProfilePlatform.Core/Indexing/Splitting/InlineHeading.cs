namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>A heading whose text begins on the same line: "Skills: Python, SQL".</summary>
internal static class InlineHeading
{
    private const int MaxWords = 3;

    public static Heading? At(string text, IReadOnlyList<TextLine> lines, int index)
    {
        var span = lines[index].Span;
        if (!lines[index].AfterBlank || !char.IsLetter(text[span.Start]))
        {
            return null;
        }

        var colon = text.IndexOf(':', span.Start, Math.Min(span.Length, HeadingWords.MaxLength / 2));
        if (colon < 0 || colon + 1 >= span.End || !char.IsWhiteSpace(text[colon + 1]))
        {
            return null;
        }

        var words = text[span.Start..colon];
        return words.Count(sign => sign == ' ') < MaxWords && HeadingLexicon.Find(words) is { Exact: true } meaning
            && meaning.Topic is not (Topics.Contact or Topics.Experience)
            ? new Heading(index, span, words, HeadingLook.Colon, meaning, Inline: true)
            : null;
    }
}
