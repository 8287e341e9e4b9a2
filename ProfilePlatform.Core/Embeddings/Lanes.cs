using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>A vector of floats of one width, so that the kernel is written once for all widths.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Floats in the vector.</summary>
    static abstract int Count { get; }

    /// <summary>The floats that start <paramref name="offset"/> after <paramref name="from"/>.</summary>
    static abstract TSelf Load(ref float from, int offset = 0);

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Create(float value);

    /// <summary>x·y + sum, fused where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf sum);

    /// <summary>Writes the lanes from <paramref name="to"/> on.</summary>
    static abstract void Store(TSelf value, ref float to);
}

/// <summary>AVX-512.</summary>
internal readonly struct Lanes512(Vector512<float> vector) : ILanes<Lanes512>
{
    private readonly Vector512<float> vector = vector;

    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref float from, int offset = 0) => new(Vector512.LoadUnsafe(ref from, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 x, Lanes512 y, Lanes512 sum) => new(Vector512.MultiplyAddEstimate(x.vector, y.vector, sum.vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref float to) => value.vector.StoreUnsafe(ref to);
}

/// <summary>AVX2 with FMA.</summary>
internal readonly struct Lanes256(Vector256<float> vector) : ILanes<Lanes256>
{
    private readonly Vector256<float> vector = vector;

    public static int Count => Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref float from, int offset = 0) => new(Vector256.LoadUnsafe(ref from, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 x, Lanes256 y, Lanes256 sum) => new(Vector256.MultiplyAddEstimate(x.vector, y.vector, sum.vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref float to) => value.vector.StoreUnsafe(ref to);
}

/// <summary>Everything else: Arm NEON, SSE, or plain floats.</summary>
internal readonly struct Lanes128(Vector128<float> vector) : ILanes<Lanes128>
{
    private readonly Vector128<float> vector = vector;

    public static int Count => Vector128<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref float from, int offset = 0) => new(Vector128.LoadUnsafe(ref from, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 sum) => new(Vector128.MultiplyAddEstimate(x.vector, y.vector, sum.vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref float to) => value.vector.StoreUnsafe(ref to);
}
