using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// Turns quoted sentences into an answer's text and its citations. The last look at the truth stands here: a sentence whose document is gone, or that does
/// not stand in the document's text to the letter, is not shown.
/// </summary>
internal sealed class Quotations(IDbContextFactory<AppDbContext> contexts, DocumentStore documents)
{
    public async Task<QuotedAnswer> ComposeAsync(Guid profileId, LocalAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Kind != LocalAnswerKind.Answer)
        {
            return new QuotedAnswer([(answer.Text, null)], answer.Answered);
        }

        var sources = await SourcesAsync(profileId, answer, cancellationToken);
        var quotes = new List<(string Text, Citation Citation)>();
        foreach (var sentence in answer.Sentences)
        {
            if (sources.GetValueOrDefault(sentence.DocumentId) is { } source && Cite(sentence, source, quotes.Count + 1) is { } citation)
            {
                quotes.Add((sentence.Text, citation));
            }
        }

        return quotes.Count > 0
            ? new QuotedAnswer(Lines(answer.LeadIn, quotes), Answered: true)
            : new QuotedAnswer([("The documents that would answer this are being changed just now. Ask again in a moment.", null)], Answered: false);
    }

    private static List<(string, Citation?)> Lines(string leadIn, List<(string Text, Citation Citation)> quotes)
    {
        // One sentence goes on after the opening; several are a list.
        var sign = quotes.Count > 1 ? "\n• " : " ";
        var parts = new List<(string, Citation?)> { (leadIn, null) };
        parts.AddRange(quotes.Select(quote =>
            (string.Create(CultureInfo.InvariantCulture, $"{sign}“{quote.Text}” [{quote.Citation.Marker}]"), (Citation?)quote.Citation)));
        return parts;
    }

    private static Citation? Cite(QuotedSentence sentence, Source source, int marker)
    {
        var (document, text) = source;
        var (start, end) = (sentence.Span.Start, sentence.Span.End);
        return start < 0 || end > text.Text.Length || start >= end || !SameWords(text.Text.AsSpan(start, end - start), sentence.Text)
            ? null
            : new Citation(marker, document.Name, text.PageAt(start), start, end, text.Text[start..end]) { DocumentSha256 = document.IndexedSha256 };
    }

    /// <summary>True when both are the same but for white space, which an answer sets anew.</summary>
    private static bool SameWords(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var at = 0;
        foreach (var c in left)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            while (at < right.Length && char.IsWhiteSpace(right[at]))
            {
                at++;
            }

            if (at == right.Length || right[at++] != c)
            {
                return false;
            }
        }

        return right[at..].Trim().IsEmpty;
    }

    private async Task<Dictionary<Guid, Source>> SourcesAsync(Guid profileId, LocalAnswer answer, CancellationToken cancellationToken)
    {
        var ids = answer.Sentences.Select(sentence => sentence.DocumentId).ToHashSet();
        List<Document> found;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            found = await db.Set<Document>().AsNoTracking().Where(document => document.ProfileId == profileId).ToListAsync(cancellationToken);
        }

        var sources = new Dictionary<Guid, Source>();
        foreach (var document in found.Where(document => ids.Contains(document.Id)))
        {
            if (await documents.TextByShaAsync(profileId, document.IndexedSha256, cancellationToken) is { } text)
            {
                sources[document.Id] = new Source(document, text);
            }
        }

        return sources;
    }

    private sealed record Source(Document Document, CanonicalText Text);
}

/// <summary>An answer in the pieces in which it is shown.</summary>
/// <param name="Parts">Pieces of text, each with the citation that its marker stands for, if it has one.</param>
/// <param name="Answered">False when the documents do not answer.</param>
internal sealed record QuotedAnswer(IReadOnlyList<(string Text, Citation? Citation)> Parts, bool Answered)
{
    public string Text => string.Concat(Parts.Select(part => part.Text));

    public IReadOnlyList<Citation> Citations => [.. Parts.Select(part => part.Citation).OfType<Citation>()];
}
