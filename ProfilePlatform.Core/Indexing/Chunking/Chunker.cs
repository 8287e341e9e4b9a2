using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Entries;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Chunking;

/// <summary>
/// Cuts sections into passages of at most about 200 tokens. A job, study or project is one passage where it fits; a longer one is cut
/// at bullets and sentences, and each of its passages keeps the entry's first line in its heading. No passage holds two sections.
/// </summary>
public static class Chunker
{
    /// <summary>The most tokens of a passage, by estimate.</summary>
    public const int MaxTokens = 200;

    private const int MaxHeading = 200;

    /// <summary>The passages of a document, in order. A heading alone becomes a passage only where nothing stands under it.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="document">Its canonical text.</param>
    /// <param name="sections">Its sections.</param>
    /// <param name="firstPosition">Position of the first passage in the profile.</param>
    public static IReadOnlyList<Chunk> Cut(Guid documentId, CanonicalText document, IReadOnlyList<Section> sections, int firstPosition)
    {
        var chunks = new List<Chunk>();
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            foreach (var (span, heading) in InSection(document.Text, section))
            {
                var text = span.In(document.Text);
                // Counted by hash: texts that differ only in broken surrogates have one and the same UTF-8.
                var first = ChunkId.Of(documentId, text, 0);
                var occurrence = occurrences.GetValueOrDefault(first);
                occurrences[first] = occurrence + 1;
                chunks.Add(new Chunk(
                    ChunkId.Of(documentId, text, occurrence), documentId, section.Topic, heading, span, text, firstPosition + chunks.Count));
            }
        }

        return chunks;
    }

    private static IEnumerable<(TextSpan Span, string Heading)> InSection(string text, Section section)
    {
        var title = section.Heading ?? "";
        var body = SectionBody.Of(text, section);
        if (body.Length == 0)
        {
            return Cuts.Of(text, section.Span, MaxTokens).Select(span => (span, Clip(title)));
        }

        // Rows of skills or awards stand together; a job or a testimonial has a passage of its own.
        if (section.Topic is Topics.Experience or Topics.Education or Topics.Recommendations && CsvRecords.In(text, body) is { } records)
        {
            return records.SelectMany(record => Cuts.Of(text, record.Span, MaxTokens).Select(span => (span, Clip(title))));
        }

        return section.Topic is Topics.Experience or Topics.Education && section.Heading is not null
            ? EntryCutter.Cut(text, body, SectionBody.Kind(section)).SelectMany(entry => OfEntry(text, entry, title))
            : Cuts.Of(text, body, MaxTokens).Select(span => (span, Clip(title)));
    }

    private static IEnumerable<(TextSpan, string)> OfEntry(string text, Entry entry, string title)
    {
        var first = entry.Header.FirstOrDefault()?.Words ?? "";
        var heading = Clip(first.Length == 0 ? title : title.Length == 0 ? first : $"{title} \u203A {first}");
        return Cuts.Of(text, entry.Span, MaxTokens).Select(span => (span, heading));
    }

    private static string Clip(string heading) =>
        heading.Length <= MaxHeading ? heading : heading[..GraphemeCut.Before(heading, MaxHeading)];
}
