using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>How passages came to be chosen.</summary>
public enum RetrievalPath
{
    /// <summary>By the question's words or its vector.</summary>
    Matched,

    /// <summary>By topic alone: no word of the question occurs.</summary>
    Topic,

    /// <summary>The first passages, because nothing fits the question.</summary>
    Position,
}

/// <summary>A passage chosen for a question.</summary>
/// <param name="Chunk">The passage.</param>
/// <param name="Score">Convex sum of both scores, and the topic's share; 0 to about 1.</param>
/// <param name="Lexical">BM25 as the index gave it, larger is better; 0 where no term occurs.</param>
/// <param name="Dense">Cosine similarity; 0 where there is no vector.</param>
public sealed record RetrievedChunk(Chunk Chunk, double Score, double Lexical, double Dense)
{
    /// <summary>True where it is the one job or study that the question's time words mean.</summary>
    public bool MeetsTime { get; init; }
}

/// <summary>The passages chosen for a question.</summary>
/// <param name="Chunks">Best first.</param>
/// <param name="Path">How they were chosen.</param>
public sealed record Retrieved(IReadOnlyList<RetrievedChunk> Chunks, RetrievalPath Path);

/// <summary>What a question found before its topics were looked at.</summary>
/// <param name="Hits">By its own words and its vector.</param>
/// <param name="Related">By words related to its own.</param>
/// <param name="ByVector">True where it has a vector.</param>
internal sealed record FoundPassages(IReadOnlyList<IndexHit> Hits, IReadOnlyList<IndexHit> Related, bool ByVector);
