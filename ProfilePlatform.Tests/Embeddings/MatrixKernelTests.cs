using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Tests.Embeddings;

public sealed class MatrixKernelTests
{
    private const int Width = MatrixKernel.PanelWidth;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    [InlineData(6, 64)]
    [InlineData(7, 33)]
    [InlineData(20, 512)]
    public void Kernel_EveryVectorWidth_AgreesWithTheDefinition(int rows, int depth)
    {
        int aStride = depth + 3, bStride = Width + 5, cStride = Width + 2;
        var random = new Random(rows);
        float[] a = Numbers(rows * aStride), b = Numbers(depth * bStride), c = Numbers(rows * cStride);
        float[] by128 = [.. c], by256 = [.. c], by512 = [.. c], chosen = [.. c];

        MatrixKernel.MultiplyAdd<Lanes128>(a, aStride, b, bStride, by128, cStride, rows, depth);
        MatrixKernel.MultiplyAdd<Lanes256>(a, aStride, b, bStride, by256, cStride, rows, depth);
        MatrixKernel.MultiplyAdd<Lanes512>(a, aStride, b, bStride, by512, cStride, rows, depth);
        MatrixKernel.MultiplyAdd(a, aStride, b, bStride, chosen, cStride, rows, depth);

        for (var i = 0; i < c.Length; i++)
        {
            var (row, column) = Math.DivRem(i, cStride);
            var sum = column >= Width ? 0 : Enumerable.Range(0, depth).Sum(k => (double)a[(row * aStride) + k] * b[(k * bStride) + column]);
            ((double)by128[i]).ShouldBe(c[i] + sum, 1e-4);
            ((double)by256[i]).ShouldBe(c[i] + sum, 1e-4);
            ((double)by512[i]).ShouldBe(c[i] + sum, 1e-4);
            ((double)chosen[i]).ShouldBe(c[i] + sum, 1e-4);
        }

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    [Fact]
    public void Kernel_OperandTooShort_Throws() =>
        Should.Throw<IndexOutOfRangeException>(() => MatrixKernel.MultiplyAdd(new float[10], 5, new float[(5 * Width) - 1], Width, new float[2 * Width], Width, 2, 5));
}
