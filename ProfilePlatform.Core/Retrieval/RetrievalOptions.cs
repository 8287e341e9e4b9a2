namespace ProfilePlatform.Core.Retrieval;

/// <summary>How passages are chosen.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Passages for an answer (<c>RAG_TOP_K</c>), 1 to 20.</summary>
    public int TopK { get; set; } = 4;

    /// <summary>The lexical share of the convex sum; the dense one is the rest. BM25 leads: equal ranks were measured to be harmful.</summary>
    public double LexicalShare { get; set; } = 0.8;

    /// <summary>Added for words related to the question's: all of it for the passage that holds most of them.</summary>
    public double RelatedShare { get; set; } = 0.15;

    /// <summary>Added where a passage is of the question's first topic; half of it for its other topics.</summary>
    public double TopicBonus { get; set; } = 0.3;

    /// <summary>Added where the question holds a passage's whole heading, word for word.</summary>
    public double HeadingBonus { get; set; } = 0.3;

    /// <summary>Added to the passage that meets the question's time: the job that lasts, the earliest job.</summary>
    public double TimeBonus { get; set; } = 0.6;

    /// <summary>Passages fetched from words, and from vectors, before ranking.</summary>
    public int Candidates { get; set; } = 40;
}
