using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>Products of unsigned by signed bytes, summed.</summary>
internal static class ByteDot
{
    public static int Of(ReadOnlySpan<byte> left, ReadOnlySpan<sbyte> right, ReadOnlySpan<short> wide) =>
        AvxVnni.IsSupported && left.Length % 64 == 0 ? Vnni(left, right)
        : Avx512BW.IsSupported && left.Length % 64 == 0 ? Wide512(left, wide)
        : Avx2.IsSupported && left.Length % 32 == 0 ? Wide256(left, wide)
        : Plain(left, right);

    public static int Plain(ReadOnlySpan<byte> left, ReadOnlySpan<sbyte> right)
    {
        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    public static int Vnni(ReadOnlySpan<byte> left, ReadOnlySpan<sbyte> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var first = Vector256<int>.Zero;
        var second = Vector256<int>.Zero;
        for (nuint i = 0; i < (nuint)left.Length; i += 64)
        {
            first = AvxVnni.MultiplyWideningAndAdd(first, Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i));
            second = AvxVnni.MultiplyWideningAndAdd(second, Vector256.LoadUnsafe(ref a, i + 32), Vector256.LoadUnsafe(ref b, i + 32));
        }

        return Vector256.Sum(first + second);
    }

    public static int Wide256(ReadOnlySpan<byte> left, ReadOnlySpan<short> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var first = Vector256<int>.Zero;
        var second = Vector256<int>.Zero;
        for (nuint i = 0; i < (nuint)left.Length; i += 32)
        {
            var bytes = Vector256.LoadUnsafe(ref a, i);
            first += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(bytes.GetLower()), Vector256.LoadUnsafe(ref b, i));
            second += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(bytes.GetUpper()), Vector256.LoadUnsafe(ref b, i + 16));
        }

        return Vector256.Sum(first + second);
    }

    public static int Wide512(ReadOnlySpan<byte> left, ReadOnlySpan<short> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var first = Vector512<int>.Zero;
        var second = Vector512<int>.Zero;
        for (nuint i = 0; i < (nuint)left.Length; i += 64)
        {
            first += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref a, i)), Vector512.LoadUnsafe(ref b, i));
            second += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref a, i + 32)), Vector512.LoadUnsafe(ref b, i + 32));
        }

        return Vector512.Sum(first + second);
    }
}
