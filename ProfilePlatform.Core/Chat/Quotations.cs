using System.Globalization;
using ProfilePlatform.Core.Chat.Local;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// Turns quoted sentences into an answer's text and its citations. A sentence whose document is gone, or that does not stand in the document's text
/// to the letter, is not shown.
/// </summary>
internal sealed class Quotations(CitationSources sources)
{
    public async Task<QuotedAnswer> ComposeAsync(Guid profileId, LocalAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Kind != LocalAnswerKind.Answer)
        {
            return new QuotedAnswer([(answer.Text, null)], answer.Answered);
        }

        var ids = answer.Sentences.Select(sentence => sentence.DocumentId).ToHashSet();
        var present = await sources.ReadAsync(profileId, ids, cancellationToken);
        var quotes = new List<(string Text, Citation Citation)>();
        foreach (var sentence in answer.Sentences)
        {
            if (present.GetValueOrDefault(sentence.DocumentId)?.Cite(sentence.Span, sentence.Text, quotes.Count + 1) is { } citation)
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
}

/// <summary>An answer in the pieces in which it is shown.</summary>
/// <param name="Parts">Pieces of text, each with the citation that its marker stands for, if it has one.</param>
/// <param name="Answered">False when the documents do not answer.</param>
internal sealed record QuotedAnswer(IReadOnlyList<(string Text, Citation? Citation)> Parts, bool Answered)
{
    public string Text => string.Concat(Parts.Select(part => part.Text));

    public IReadOnlyList<Citation> Citations => [.. Parts.Select(part => part.Citation).OfType<Citation>()];
}
