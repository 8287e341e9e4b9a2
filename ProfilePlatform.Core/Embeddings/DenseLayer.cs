using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>y = x·W + b for any number of rows x, float32, row-major.</summary>
internal sealed class DenseLayer
{
    private readonly int inputs;
    private readonly int outputs;
    private readonly float[] bias;

    /// <summary>W cut into panels of 32 columns, each contiguous: the kernel then reads straight ahead.</summary>
    private readonly float[] panels;

    /// <summary>Takes W as [inputs, outputs] and b as [outputs]; outputs must be a multiple of the panel width.</summary>
    public DenseLayer(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        this.bias = bias.ToArray();
        outputs = bias.Length;
        inputs = weights.Length / outputs;
        panels = new float[weights.Length];
        var rest = panels.AsSpan();
        for (var column = 0; column < outputs; column += MatrixKernel.PanelWidth)
        {
            for (var row = 0; row < inputs; row++)
            {
                weights.Slice((row * outputs) + column, MatrixKernel.PanelWidth).CopyTo(rest);
                rest = rest[MatrixKernel.PanelWidth..];
            }
        }
    }

    /// <summary>y = x·W + b.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            bias.CopyTo(y[(row * outputs)..]);
        }

        AddProduct(x, y, rows);
    }

    /// <summary>y += x·W + b.</summary>
    public void AddTo(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var sum = y.Slice(row * outputs, outputs);
            TensorPrimitives.Add(sum, bias, sum);
        }

        AddProduct(x, y, rows);
    }

    private void AddProduct(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        for (var column = 0; rows > 0 && column < outputs; column += MatrixKernel.PanelWidth)
        {
            MatrixKernel.MultiplyAdd(x, inputs, panels.AsSpan(column * inputs), MatrixKernel.PanelWidth, y[column..], outputs, rows, inputs);
        }
    }
}
