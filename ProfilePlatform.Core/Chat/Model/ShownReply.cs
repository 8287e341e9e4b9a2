using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// What a visitor sees of a model's reply: sentences that are a document's own words, each as soon as it is whole, with its citations; in place of
/// others, the line of the document that they speak of, quoted. Both are cited from the document's text as it is at that moment, or not shown.
/// </summary>
internal sealed partial class ShownReply(
    TwinTurn turn, IReadOnlyList<Chunk> passages, GroundingCheck check, ReplyGuard guard, CitationSources sources, bool marksUnsupported)
{
    private const string Interruption = "The answer was interrupted here; please ask again for the rest.";

    // A sentence that joins facts of several places says where each stands; more than three numbers are no help to a reader.
    private const int MostSupports = 3;

    // More of them are no answer any more but a reading.
    private const int MostQuotes = 4;

    private readonly StringBuilder _text = new();
    private readonly List<Citation> _citations = [];
    private readonly List<Support> _told = [];
    private int _quotes;
    private string _context = "";
    private string _separator = "";

    /// <summary>All that was shown.</summary>
    public string Text => _text.ToString();

    /// <summary>What was cited, by marker.</summary>
    public IReadOnlyList<Citation> Citations => _citations;

    /// <summary>Sentences that failed the check.</summary>
    public UnsupportedSentences Unsupported { get; } = new();

    /// <summary>True for a link or an address that a passage holds.</summary>
    public bool KnowsAddress(string address) => passages.Any(passage => passage.Text.Contains(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>True from the first sentence on.</summary>
    public bool HasText => _text.Length > 0;

    /// <summary>Checks a whole sentence and shows it if it may be.</summary>
    public async Task AddAsync(StreamedSentence written, CancellationToken cancellationToken)
    {
        // What stood before a sentence that was dropped now stands before the next: its line, its item of a list.
        var sentence = OwnMarker().Replace(written.Text, "").Trim();
        _separator = _separator.Contains('\n', StringComparison.Ordinal) && !written.Separator.Contains('\n', StringComparison.Ordinal) ? _separator : written.Separator;
        if (sentence.Length == 0)
        {
            return;
        }

        if (guard.Refuses(sentence) is { } refusal)
        {
            Unsupported.Add(sentence, [refusal]);
            return;
        }

        var verdict = check.Check(sentence);
        var citations = verdict.Kind == GroundingKind.Supported ? await CiteAsync(verdict.Supports, cancellationToken) : [];
        if (citations.Count == 0 && !await sources.IsOpenAsync(turn.Question.ProfileId, cancellationToken))
        {
            Unsupported.Add(sentence, ["The profile was switched off."]);
            return;
        }

        if (verdict.Kind == GroundingKind.Courtesy || citations.Count > 0)
        {
            _told.AddRange(verdict.Supports.Take(1));
            _context = "";
            Show(sentence, citations);
            return;
        }

        if (verdict.Kind == GroundingKind.Supported)
        {
            Unsupported.Add(sentence, ["Its document is being changed."]);
        }
        else if (await QuoteAsync(verdict.Instead, cancellationToken) is { } outcome)
        {
            // What became of it comes first: of the reasons, only some are kept.
            Unsupported.Add(sentence, [outcome, .. verdict.Reasons]);
            return;
        }
        else
        {
            Unsupported.Add(sentence, verdict.Reasons);
        }

        if (marksUnsupported)
        {
            Show(sentence + AnswerMarks.NotInDocuments, []);
        }
    }

    // Null where no line takes the sentence's place.
    private async Task<string?> QuoteAsync(LineQuote? quote, CancellationToken cancellationToken)
    {
        if (quote is null || guard.Refuses(quote.Text) is not null || guard.Refuses(quote.Context) is not null)
        {
            return null;
        }

        var line = quote.Supports[0];
        if (_told.Exists(told => told.DocumentId == line.DocumentId && told.Span.Overlaps(line.Span)))
        {
            return AnswerMarks.LineWasShown;
        }

        if (_quotes == MostQuotes || await CiteAsync(quote.Supports, cancellationToken) is not { Count: > 0 } citations)
        {
            return null;
        }

        var opening = quote.IsOfLetter ? "From a letter: " : HasText || _separator.Contains('\u2022', StringComparison.Ordinal) ? "" : $"{Names.Possessive(turn.Question.ShortName)} documents say: ";
        var context = quote.Context.Length > 0 && quote.Context != _context ? $" ({quote.Context})" : "";
        Show($"{opening}\u201C{quote.Text}\u201D{context}", citations);
        _told.Add(line);
        _quotes++;
        _context = quote.Context;
        return AnswerMarks.LineShownInstead;
    }

    /// <summary>Says that there should have been more.</summary>
    public void Interrupt()
    {
        _separator = " ";
        Show(Interruption, []);
    }

    private void Show(string sentence, IReadOnlyList<Citation> citations)
    {
        var separator = !HasText ? _separator.TrimStart() : _separator.Length > 0 ? _separator : " ";
        _separator = "";
        var delta = new StringBuilder(separator).Append(sentence);
        foreach (var citation in citations)
        {
            delta.Append(CultureInfo.InvariantCulture, $" [{citation.Marker}]");
        }

        _text.Append(delta);
        turn.Running.Publish(new AnswerDelta(delta.ToString()));
        foreach (var citation in citations.Except(_citations).ToList())
        {
            _citations.Add(citation);
            turn.Running.Publish(new Cited(citation));
        }
    }

    // One stretch that cannot be cited any more takes its sentence along: it may have carried the fact.
    private async Task<IReadOnlyList<Citation>> CiteAsync(IReadOnlyList<Support> supports, CancellationToken cancellationToken)
    {
        var used = supports.Take(MostSupports).ToList();
        var present = await sources.ReadAsync(turn.Question.ProfileId, used.Select(support => support.DocumentId).ToHashSet(), cancellationToken);
        var citations = new List<Citation>();
        var next = _citations.Count + 1;
        foreach (var support in used)
        {
            if (Words(support) is not { } words || present.GetValueOrDefault(support.DocumentId)?.Cite(support.Span, words, next) is not { } citation)
            {
                return [];
            }

            if (_citations.Concat(citations).FirstOrDefault(known => known with { Marker = next } == citation) is { } same)
            {
                citation = same;
            }
            else
            {
                next++;
            }

            if (!citations.Contains(citation))
            {
                citations.Add(citation);
            }
        }

        return citations;
    }

    // What the passage says there: the check looked at the passage, the visitor will look at the document.
    private string? Words(Support support)
    {
        var chunk = passages.FirstOrDefault(passage => passage.Id == support.ChunkId);
        return chunk is null || chunk.DocumentId != support.DocumentId || support.Span.Start < chunk.Span.Start || support.Span.End > chunk.Span.End
            ? null
            : support.Span.Shift(-chunk.Span.Start).In(chunk.Text);
    }

    // A marker of the model's own would look like a citation.
    [GeneratedRegex(@"\s*(\[\s*\d{1,3}(\s*[,–-]\s*\d{1,3})*\s*\]|【[^】]{0,40}】)")]
    private static partial Regex OwnMarker();
}
