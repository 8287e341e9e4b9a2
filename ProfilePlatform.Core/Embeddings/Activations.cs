using System.Buffers;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>The working memory of one pass over <paramref name="tokens"/> tokens, lent by the shared pool.</summary>
internal sealed class Activations(int tokens) : IDisposable
{
    private const int MaxTokens = UnigramTokenizer.MaxTokens;

    private readonly float[] embedded = Rent(tokens * SentenceTransformer.TokenWidth);
    private readonly float[] hidden = Rent(tokens * SentenceTransformer.Width);
    private readonly float[] normed = Rent(tokens * SentenceTransformer.Width);
    private readonly float[] wide = Rent(tokens * SentenceTransformer.WideWidth);
    private readonly float[] keys = Rent(MaxTokens * MaxTokens);
    private readonly float[] scores = Rent(MaxTokens * MaxTokens);

    /// <summary>Rows of all texts of the pass, one after another.</summary>
    public int Tokens => tokens;

    /// <summary>Token vectors with their positions: [tokens, 256].</summary>
    public Span<float> Embedded => embedded.AsSpan(0, tokens * SentenceTransformer.TokenWidth);

    /// <summary>What the layers add to: [tokens, 512].</summary>
    public Span<float> Hidden => hidden.AsSpan(0, tokens * SentenceTransformer.Width);

    /// <summary>Input of a sub-layer after normalisation, then the output of attention: [tokens, width of the layer].</summary>
    public Span<float> Normed => normed.AsSpan(0, tokens * SentenceTransformer.Width);

    /// <summary>Queries, keys and values side by side, then the inside of the feed-forward part: [tokens, up to 1536].</summary>
    public Span<float> Wide => wide.AsSpan(0, tokens * SentenceTransformer.WideWidth);

    /// <summary>The keys of one head of one text, transposed: [head width, 128].</summary>
    public Span<float> Keys => keys.AsSpan(0, MaxTokens * MaxTokens);

    /// <summary>The attention of one head of one text: [tokens of the text, 128].</summary>
    public Span<float> Scores => scores.AsSpan(0, MaxTokens * MaxTokens);

    public void Dispose()
    {
        foreach (var array in new[] { embedded, hidden, normed, wide, keys, scores })
        {
            ArrayPool<float>.Shared.Return(array);
        }
    }

    private static float[] Rent(int length) => ArrayPool<float>.Shared.Rent(length);
}
