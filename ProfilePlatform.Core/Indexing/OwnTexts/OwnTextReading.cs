using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.OwnTexts;

/// <summary>Reads all texts that an owner stands for, and makes their passages.</summary>
internal sealed class OwnTextReading(IDbContextFactory<AppDbContext> contexts, IEnumerable<IOwnTextSource> sources)
{
    private readonly IReadOnlyList<IOwnTextSource> _sources = [.. sources];

    /// <summary>The texts that hold at this moment.</summary>
    public async Task<IReadOnlyList<OwnText>> ReadAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var texts = new List<OwnText>();
        foreach (var source in _sources)
        {
            texts.AddRange(await source.ReadAsync(db, profileId, cancellationToken));
        }

        return texts;
    }

    /// <summary>Their passages, numbered from <paramref name="firstPosition"/>.</summary>
    public static List<Chunk> Passages(IEnumerable<OwnText> texts, int firstPosition)
    {
        var chunks = new List<Chunk>();
        foreach (var text in texts)
        {
            var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var span in Cuts.Of(text.Text.Text, text.Quoted, Chunker.MaxTokens))
            {
                var words = span.In(text.Text.Text);
                var first = ChunkId.Of(text.Id, words, 0);
                var occurrence = occurrences.GetValueOrDefault(first);
                occurrences[first] = occurrence + 1;
                chunks.Add(new Chunk(ChunkId.Of(text.Id, words, occurrence), text.Id, text.Topic, text.Heading, span, words, firstPosition + chunks.Count));
            }
        }

        return chunks;
    }

    /// <summary>True where the passage stands in one of the texts as they are now.</summary>
    public static bool Holds(IReadOnlyDictionary<Guid, OwnText> texts, Chunk passage) =>
        texts.TryGetValue(passage.DocumentId, out var text) && passage.Span.Start >= text.Quoted.Start && passage.Span.End <= text.Quoted.End
        && passage.Span.In(text.Text.Text) == passage.Text;
}
