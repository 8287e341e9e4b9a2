using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Brings each row to mean 0 and variance 1, then scales and shifts it per column (Ba et al. 2016, arXiv:1607.06450).</summary>
internal sealed class LayerNorm(ReadOnlySpan<float> scale, ReadOnlySpan<float> shift)
{
    private const float Epsilon = 1e-6f;

    private readonly float[] scale = scale.ToArray();
    private readonly float[] shift = shift.ToArray();

    /// <summary>Normalises the rows of x into y.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        var width = scale.Length;
        for (var row = 0; row < rows; row++)
        {
            var from = x.Slice(row * width, width);
            var to = y.Slice(row * width, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / width, to);
            var variance = TensorPrimitives.SumOfSquares<float>(to) / width;
            TensorPrimitives.Multiply(to, 1 / MathF.Sqrt(variance + Epsilon), to);
            TensorPrimitives.MultiplyAdd(to, scale, shift, to);
        }
    }
}
