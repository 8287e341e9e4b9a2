namespace ProfilePlatform.Core.Documents;

/// <summary>
/// The text of a document that everything later quotes by span: UTF-16 in memory, NFC, lines separated by <c>\n</c>,
/// paragraphs and blocks by an empty line.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="PageStarts">For each page, the offset in UTF-16 code units where it begins; the first is 0. Never empty.</param>
public sealed record CanonicalText(string Text, IReadOnlyList<int> PageStarts)
{
    /// <summary>The page, counted from 1, on which <paramref name="offset"/> stands.</summary>
    public int PageAt(int offset)
    {
        var page = 1;
        while (page < PageStarts.Count && PageStarts[page] <= offset)
        {
            page++;
        }

        return page;
    }
}
