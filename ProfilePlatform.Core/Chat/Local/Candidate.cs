using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A sentence that may become part of an answer.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Rank">The passage's rank, from 0.</param>
/// <param name="Index">The sentence's place in the passage, from 0.</param>
/// <param name="Span">Where it stands in the document's canonical text.</param>
/// <param name="Text">Its characters.</param>
/// <param name="IsHeader">True where it names an entry and gives its dates.</param>
internal sealed record Candidate(RetrievedChunk Passage, int Rank, int Index, TextSpan Span, string Text, bool IsHeader = false)
{
    /// <summary>Stems of its words in order, without stop words.</summary>
    public IReadOnlyList<string> StemList { get; } = [.. Core.Text.Stems.In(Text)];

    /// <summary>The same, as a set.</summary>
    public IReadOnlySet<string> Stems => stems ??= StemList.ToHashSet();

    private HashSet<string>? stems;

    /// <summary>The sentences of a passage; its headings are context, not sentences.</summary>
    public static IEnumerable<Candidate> In(RetrievedChunk passage, int rank)
    {
        var chunk = passage.Chunk;
        var index = 0;
        foreach (var (span, header) in EntryHeaders.Join(chunk.Text, Sentences.Split(chunk.Text)))
        {
            var text = span.In(chunk.Text);
            if (!Headings.IsHeading(text) && (header || !Headings.StandsAbove(chunk.Text, span)))
            {
                yield return new Candidate(passage, rank, index++, span.Shift(chunk.Span.Start), text, header);
            }
        }
    }
}
