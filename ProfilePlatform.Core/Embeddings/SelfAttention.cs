using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Scaled dot-product attention with four heads, each text by itself (Vaswani et al. 2017, arXiv:1706.03762).</summary>
internal static class SelfAttention
{
    private const int Heads = 4;
    private const int Stride = UnigramTokenizer.MaxTokens;

    /// <summary>Reads queries, keys and values from <see cref="Activations.Wide"/> and leaves the heads' outputs in <see cref="Activations.Normed"/>.</summary>
    /// <param name="state">Rows of all texts, one after another.</param>
    /// <param name="lengths">Rows of each text.</param>
    /// <param name="width">Width of queries, of keys and of values: all heads together.</param>
    public static void Apply(Activations state, ReadOnlySpan<int> lengths, int width)
    {
        state.Normed.Clear();
        var first = 0;
        foreach (var length in lengths)
        {
            for (var head = 0; head < Heads; head++)
            {
                ApplyHead(state, first, length, width, head * width / Heads);
            }

            first += length;
        }
    }

    private static void ApplyHead(Activations state, int first, int length, int width, int column)
    {
        if (length == 0)
        {
            return;
        }

        var rowStride = 3 * width;
        var headWidth = width / Heads;
        var queries = state.Wide[((first * rowStride) + column)..];
        var keys = queries[width..];
        var values = keys[width..];
        var output = state.Normed[((first * width) + column)..];

        var transposed = state.Keys[..(headWidth * Stride)];
        transposed.Clear();
        for (var row = 0; row < length; row++)
        {
            for (var i = 0; i < headWidth; i++)
            {
                transposed[(i * Stride) + row] = keys[(row * rowStride) + i];
            }
        }

        var scores = state.Scores[..(length * Stride)];
        scores.Clear();
        for (var panel = 0; panel < length; panel += MatrixKernel.PanelWidth)
        {
            MatrixKernel.MultiplyAdd(queries, rowStride, transposed[panel..], Stride, scores[panel..], Stride, length, headWidth);
        }

        for (var row = 0; row < length; row++)
        {
            SoftMax(scores.Slice(row * Stride, length), 1 / MathF.Sqrt(headWidth));
        }

        for (var panel = 0; panel < headWidth; panel += MatrixKernel.PanelWidth)
        {
            MatrixKernel.MultiplyAdd(scores, Stride, values[panel..], rowStride, output[panel..], width, length, length);
        }
    }

    private static void SoftMax(Span<float> scores, float scale)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        TensorPrimitives.Multiply(scores, scale, scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
    }
}
