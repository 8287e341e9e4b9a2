using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>An entry of a document: a job, a project, a section, a row of a table, a letter. What stands in one entry speaks of one thing.</summary>
/// <param name="Id">Tells entries of one turn apart.</param>
/// <param name="Header">The lines that name it; empty where there are none.</param>
/// <param name="Heading">The words of the section's heading and topic.</param>
/// <param name="HeaderSpan">Where the header stands in the chunk's text; empty where none does.</param>
/// <param name="HeaderChunk">The passage that holds the header.</param>
/// <param name="Ranges">The stretches of time that the header names.</param>
/// <param name="IsLetter">True where somebody else speaks.</param>
internal sealed record Entry(
    int Id, TermIndex Header, TermIndex Heading, TextSpan HeaderSpan, Chunk HeaderChunk, IReadOnlyList<DateRange> Ranges, bool IsLetter)
{
    /// <summary>A row of a table: its names say what it is about.</summary>
    public bool IsRow { get; init; }

    /// <summary>Where its header stands in the document.</summary>
    public Support ToSupport() => new(HeaderChunk.Id, HeaderChunk.DocumentId, HeaderSpan.Shift(HeaderChunk.Span.Start));
}

/// <summary>A sentence, bullet, header or row of a passage: the smallest thing that a claim can rest on.</summary>
/// <param name="Chunk">The passage.</param>
/// <param name="Span">Where it stands in the passage's text.</param>
/// <param name="Body">Its terms.</param>
/// <param name="Entry">The entry that it belongs to.</param>
/// <param name="IsHeader">True for the lines that name the entry.</param>
/// <param name="IsOfWriter">It stands in a letter and speaks of the writer alone.</param>
internal sealed record EvidenceUnit(
    Chunk Chunk, TextSpan Span, TermIndex Body, Entry Entry, bool IsHeader, bool IsOfWriter)
{
    /// <summary>Two sentences that follow each other, taken together.</summary>
    public bool IsPair { get; init; }

    public Support ToSupport() => new(Chunk.Id, Chunk.DocumentId, Span.Shift(Chunk.Span.Start));
}
