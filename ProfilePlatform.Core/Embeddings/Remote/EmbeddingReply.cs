using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>What a server answered to one request, checked.</summary>
/// <param name="Vectors">In the texts' order, of one length, each of norm 1.</param>
/// <param name="Model">The model as the server names it; null where it does not.</param>
/// <param name="Tokens">Tokens as the server counts them; null where it does not.</param>
/// <param name="CostMicros">What it says it cost, in millionths of a US dollar; null where it does not say.</param>
internal sealed record EmbeddingReply(IReadOnlyList<float[]> Vectors, string? Model, int? Tokens, long? CostMicros)
{
    private const int MostDimensions = 8_192;
    private const decimal MicrosPerDollar = 1_000_000;

    /// <exception cref="LlmException">It is not what the protocol says.</exception>
    public static EmbeddingReply Read(BinaryData body, int texts)
    {
        try
        {
            using var json = JsonDocument.Parse(body.ToMemory());
            var root = json.RootElement;
            var usage = root.TryGetProperty("usage", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
            return new EmbeddingReply(
                Ordered(root.GetProperty("data"), texts),
                root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String && model.GetString() is { Length: > 0 and <= 200 } name ? name : null,
                Number(usage, "prompt_tokens") is >= 0 and <= int.MaxValue and var tokens ? (int)tokens : null,
                Number(usage, "cost") is >= 0 and < MicrosPerDollar and var dollars ? (long)Math.Round(dollars * MicrosPerDollar) : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Malformed($"is not what the protocol says ({exception.GetType().Name})");
        }
    }

    private static float[][] Ordered(JsonElement data, int texts)
    {
        var vectors = new float[texts][];
        foreach (var (position, row) in data.EnumerateArray().Index())
        {
            var index = row.TryGetProperty("index", out var given) ? given.GetInt32() : position;
            if (index < 0 || index >= texts || vectors[index] is not null)
            {
                throw Malformed("numbers the vectors wrongly");
            }

            vectors[index] = Unit(Floats(row.GetProperty("embedding")));
        }

        return vectors.All(vector => vector is not null && vector.Length == vectors[0].Length)
            ? vectors
            : throw Malformed("has too few vectors, or of several lengths");
    }

    private static float[] Floats(JsonElement embedding) => embedding.ValueKind == JsonValueKind.String
        ? MemoryMarshal.Cast<byte, float>(embedding.GetBytesFromBase64()).ToArray()
        : [.. embedding.EnumerateArray().Select(number => number.GetSingle())];

    private static float[] Unit(float[] vector)
    {
        if (vector.Length is 0 or > MostDimensions || !vector.All(float.IsFinite))
        {
            throw Malformed("has vectors that are none");
        }

        // First to 1 at the most: squares of large numbers are beyond a float.
        var most = Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector));
        if (most == 0)
        {
            throw Malformed("has a vector without direction");
        }

        TensorPrimitives.Divide(vector, most, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static decimal? Number(JsonElement usage, string name) =>
        usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : null;

    private static LlmException Malformed(string what) => new(LlmFault.Malformed, $"The reply {what}.");
}
