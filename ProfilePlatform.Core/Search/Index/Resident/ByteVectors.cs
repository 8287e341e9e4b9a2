using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>
/// Unit vectors with one byte a dimension: value = scale × (byte − 128). Measured against exact cosines the error stays below
/// <see cref="LargestError"/>; whoever needs more reads the exact vector by its row.
/// </summary>
internal sealed class ByteVectors(int dimensions, byte[] values, float[] scales)
{
    /// <summary>What a cosine may be off by: five standard deviations of both roundings.</summary>
    public const float LargestError = 0.004f;

    private const int Zero = 128;
    private const int Most = 127;

    public int Dimensions { get; } = dimensions;

    public byte[] Values { get; } = values;

    /// <summary>0 for an entry without a vector.</summary>
    public float[] Scales { get; } = scales;

    public static ByteVectors Empty(int count, int dimensions) => new(dimensions, new byte[(long)count * dimensions], new float[count]);

    public bool Has(int ordinal) => Scales[ordinal] > 0;

    /// <summary>Stores a vector of any length above 0.</summary>
    public void Set(int ordinal, ReadOnlySpan<float> vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        var largest = TensorPrimitives.MaxMagnitude(vector);
        if (!(norm > 0) || !float.IsFinite(norm))
        {
            return;
        }

        var step = MathF.Abs(largest) / Most;
        var bytes = Values.AsSpan(ordinal * Dimensions, Dimensions);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(MathF.Round(vector[i] / step) + Zero);
        }

        Scales[ordinal] = step / norm;
    }

    public void Copy(int ordinal, ByteVectors from, int other)
    {
        from.Values.AsSpan(other * Dimensions, Dimensions).CopyTo(Values.AsSpan(ordinal * Dimensions, Dimensions));
        Scales[ordinal] = from.Scales[other];
    }

    /// <summary>Cosine with a query; 0 where the entry has no vector.</summary>
    public float Cosine(int ordinal, ByteQuery query) =>
        Scales[ordinal] * query.Scale * (ByteDot.Of(Values.AsSpan(ordinal * Dimensions, Dimensions), query.Values, query.Wide) - query.Offset);
}

/// <summary>A query's vector in the same form, signed.</summary>
internal sealed class ByteQuery
{
    private const int Most = 127;

    public ByteQuery(ReadOnlySpan<float> vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        var step = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / Most;
        Values = new sbyte[vector.Length];
        Wide = new short[vector.Length];
        Scale = norm > 0 ? step / norm : 0;
        for (var i = 0; i < vector.Length && norm > 0; i++)
        {
            Wide[i] = Values[i] = (sbyte)MathF.Round(vector[i] / step);
            Offset += 128 * Values[i];
        }
    }

    public sbyte[] Values { get; }

    public short[] Wide { get; }

    public float Scale { get; }

    public int Offset { get; }
}
