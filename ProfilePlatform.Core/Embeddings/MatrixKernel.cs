using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>The one inner loop of the encoder: C += A·B for a panel of 32 columns, float32, row-major.</summary>
/// <remarks>
/// Every element of C is summed in the order of the inner index, whatever the number of rows: a text gets the same bits alone and in a batch.
/// </remarks>
internal static class MatrixKernel
{
    /// <summary>Columns of B and C taken at a time.</summary>
    public const int PanelWidth = 32;

    private const int BlockRows = 6;

    /// <summary>C[rows, 32] += A[rows, depth] · B[depth, 32]; at least one row; a stride is the distance in floats from one row to the next.</summary>
    public static void MultiplyAdd(ReadOnlySpan<float> a, int aStride, ReadOnlySpan<float> b, int bStride, Span<float> c, int cStride, int rows, int depth)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MultiplyAdd<Lanes512>(a, aStride, b, bStride, c, cStride, rows, depth);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            MultiplyAdd<Lanes256>(a, aStride, b, bStride, c, cStride, rows, depth);
        }
        else
        {
            MultiplyAdd<Lanes128>(a, aStride, b, bStride, c, cStride, rows, depth);
        }
    }

    /// <summary>The same for one vector width; the processor need not have it, but is slow without.</summary>
    internal static void MultiplyAdd<TLanes>(ReadOnlySpan<float> a, int aStride, ReadOnlySpan<float> b, int bStride, Span<float> c, int cStride, int rows, int depth)
        where TLanes : struct, ILanes<TLanes>
    {
        // The blocks below index without bounds checks: the last element of each operand is checked once, here.
        _ = a[((rows - 1) * aStride) + depth - 1];
        _ = b[((depth - 1) * bStride) + PanelWidth - 1];
        _ = c[((rows - 1) * cStride) + PanelWidth - 1];

        for (var column = 0; column < PanelWidth; column += 2 * TLanes.Count)
        {
            for (var row = 0; row < rows; row += BlockRows)
            {
                MultiplyAddBlock<TLanes>(
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(a), row * aStride), aStride,
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(b), column), bStride,
                    ref Unsafe.Add(ref MemoryMarshal.GetReference(c), (row * cStride) + column), cStride,
                    Math.Min(BlockRows, rows - row), depth);
            }
        }
    }

    /// <summary>Up to six rows of two vectors: twelve sums, two vectors of B and one value of A fill the sixteen registers of AVX2.</summary>
    /// <remarks>A missing row repeats the last one: all rows read C before any writes it, and the repeats write the same values to the same place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAddBlock<T>(ref float a, int aStride, ref float b, int bStride, ref float c, int cStride, int rows, int depth)
        where T : struct, ILanes<T>
    {
        int row1 = Math.Min(1, rows - 1), row2 = Math.Min(2, rows - 1), row3 = Math.Min(3, rows - 1), row4 = Math.Min(4, rows - 1), row5 = rows - 1;
        ref var a1 = ref Unsafe.Add(ref a, row1 * aStride);
        ref var a2 = ref Unsafe.Add(ref a, row2 * aStride);
        ref var a3 = ref Unsafe.Add(ref a, row3 * aStride);
        ref var a4 = ref Unsafe.Add(ref a, row4 * aStride);
        ref var a5 = ref Unsafe.Add(ref a, row5 * aStride);
        ref var c1 = ref Unsafe.Add(ref c, row1 * cStride);
        ref var c2 = ref Unsafe.Add(ref c, row2 * cStride);
        ref var c3 = ref Unsafe.Add(ref c, row3 * cStride);
        ref var c4 = ref Unsafe.Add(ref c, row4 * cStride);
        ref var c5 = ref Unsafe.Add(ref c, row5 * cStride);

        T left0 = T.Load(ref c), left1 = T.Load(ref c1), left2 = T.Load(ref c2), left3 = T.Load(ref c3), left4 = T.Load(ref c4), left5 = T.Load(ref c5);
        T right0 = T.Load(ref c, T.Count), right1 = T.Load(ref c1, T.Count), right2 = T.Load(ref c2, T.Count), right3 = T.Load(ref c3, T.Count), right4 = T.Load(ref c4, T.Count), right5 = T.Load(ref c5, T.Count);

        for (var k = 0; k < depth; k++)
        {
            T left = T.Load(ref b), right = T.Load(ref b, T.Count);
            var x = T.Create(Unsafe.Add(ref a, k));
            left0 = T.MultiplyAdd(x, left, left0);
            right0 = T.MultiplyAdd(x, right, right0);
            x = T.Create(Unsafe.Add(ref a1, k));
            left1 = T.MultiplyAdd(x, left, left1);
            right1 = T.MultiplyAdd(x, right, right1);
            x = T.Create(Unsafe.Add(ref a2, k));
            left2 = T.MultiplyAdd(x, left, left2);
            right2 = T.MultiplyAdd(x, right, right2);
            x = T.Create(Unsafe.Add(ref a3, k));
            left3 = T.MultiplyAdd(x, left, left3);
            right3 = T.MultiplyAdd(x, right, right3);
            x = T.Create(Unsafe.Add(ref a4, k));
            left4 = T.MultiplyAdd(x, left, left4);
            right4 = T.MultiplyAdd(x, right, right4);
            x = T.Create(Unsafe.Add(ref a5, k));
            left5 = T.MultiplyAdd(x, left, left5);
            right5 = T.MultiplyAdd(x, right, right5);
            b = ref Unsafe.Add(ref b, bStride);
        }

        Store(ref c, left0, right0);
        Store(ref c1, left1, right1);
        Store(ref c2, left2, right2);
        Store(ref c3, left3, right3);
        Store(ref c4, left4, right4);
        Store(ref c5, left5, right5);

        static void Store(ref float to, T left, T right)
        {
            T.Store(left, ref to);
            T.Store(right, ref Unsafe.Add(ref to, T.Count));
        }
    }
}
