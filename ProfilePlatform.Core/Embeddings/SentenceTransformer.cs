using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>
/// The forward pass of the Universal Sentence Encoder Lite (Cer et al. 2018, arXiv:1803.11175), as its TensorFlow.js graph states it: token vectors
/// and positions, two transformer layers, the mean over the tokens, a dense layer with tanh, unit length.
/// </summary>
internal sealed class SentenceTransformer
{
    /// <summary>Length of a token's vector.</summary>
    public const int TokenWidth = 256;

    /// <summary>Length of the hidden state and of the result.</summary>
    public const int Width = 512;

    /// <summary>Length of the inside of the feed-forward part, and of query, key and value together.</summary>
    public const int WideWidth = 3 * Width;

    private const int Vocabulary = 8002;

    private readonly float[] tokenVectors;
    private readonly float[] positions;
    private readonly TransformerLayer first;
    private readonly TransformerLayer second;
    private readonly DenseLayer output;

    /// <summary>Copies what it needs of the model's weights.</summary>
    public SentenceTransformer(ModelWeights weights)
    {
        tokenVectors = weights.Tensor("module/Embeddings_en", Vocabulary * TokenWidth).ToArray();
        positions = Positions(weights.Tensor(
            "module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", TokenWidth / 2));
        first = new TransformerLayer(weights, 0, TokenWidth);
        second = new TransformerLayer(weights, 1, Width);
        output = new DenseLayer(
            weights.Tensor("module/Encoder_en/hidden_layers/tanh_layer_0/weights", Width * Width),
            weights.Tensor("module/Encoder_en/hidden_layers/tanh_layer_0/bias", Width));
    }

    /// <summary>The unit vectors, 512 long, of texts given as token ids of at most 128 each; a text without tokens has one too.</summary>
    public float[][] Encode(ReadOnlySpan<int[]> texts)
    {
        var lengths = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            lengths[i] = texts[i].Length;
        }

        using var state = new Activations(lengths.Sum());
        Embed(texts, state.Embedded);
        first.Apply(state.Embedded, state, lengths);
        second.Apply(state.Hidden, state, lengths);
        return Pool(state.Hidden, lengths);
    }

    /// <summary>The graph adds the token's vector to itself with its position: twice the vector plus the position.</summary>
    private void Embed(ReadOnlySpan<int[]> texts, Span<float> rows)
    {
        foreach (var text in texts)
        {
            for (var position = 0; position < text.Length; position++)
            {
                TensorPrimitives.MultiplyAdd(
                    tokenVectors.AsSpan(text[position] * TokenWidth, TokenWidth), 2f, positions.AsSpan(position * TokenWidth, TokenWidth), rows);
                rows = rows[TokenWidth..];
            }
        }
    }

    private float[][] Pool(ReadOnlySpan<float> rows, ReadOnlySpan<int> lengths)
    {
        var vectors = new float[lengths.Length][];
        Span<float> mean = stackalloc float[Width];
        for (var i = 0; i < vectors.Length; i++)
        {
            mean.Clear();
            for (var row = 0; row < lengths[i]; row++)
            {
                TensorPrimitives.Add(mean, rows[..Width], mean);
                rows = rows[Width..];
            }

            TensorPrimitives.Divide(mean, Math.Max(lengths[i], 1), mean);
            var vector = vectors[i] = new float[Width];
            output.Apply(mean, vector, 1);
            TensorPrimitives.Tanh(vector, vector);
            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        }

        return vectors;
    }

    /// <summary>Sines in the first half of the row, cosines in the second.</summary>
    private static float[] Positions(ReadOnlySpan<float> frequencies)
    {
        var table = new float[UnigramTokenizer.MaxTokens * TokenWidth];
        for (var i = 0; i < table.Length; i++)
        {
            var (position, column) = Math.DivRem(i, TokenWidth);
            var angle = position * frequencies[column % frequencies.Length];
            table[i] = column < frequencies.Length ? MathF.Sin(angle) : MathF.Cos(angle);
        }

        return table;
    }
}
