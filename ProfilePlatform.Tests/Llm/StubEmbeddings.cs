using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace ProfilePlatform.Tests.Llm;

/// <summary>Vectors made of the words of a text: equal texts are equal, texts that share words are near each other.</summary>
internal static class StubEmbeddings
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>Of length 1.</summary>
    public static float[] Vector(string text, int dimension)
    {
        var vector = new float[dimension];
        foreach (var word in text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
        {
            var hash = Encoding.UTF8.GetBytes(word).Aggregate(FnvOffset, (sum, next) => (sum ^ next) * FnvPrime);
            vector[hash % (uint)dimension] += (hash & 0x8000_0000) == 0 ? 1 : -1;
            vector[(hash >> 8) % (uint)dimension] += 0.5f;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? [1, .. vector[1..]] : [.. vector.Select(value => value / length)];
    }

    internal static StubReply Reply(StubRequest request, int dimension)
    {
        var size = request.Body["dimensions"]?.GetValue<int>() ?? dimension;
        var packed = request.Body["encoding_format"]?.GetValue<string>() == "base64";
        var tokens = request.Inputs.Sum(input => Math.Max(1, input.Length / 4));
        var data = request.Inputs.Select((input, index) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = index,
            ["embedding"] = packed
                ? JsonValue.Create(Convert.ToBase64String(MemoryMarshal.AsBytes<float>(Vector(input, size))))
                : new JsonArray([.. Vector(input, size).Select(value => (JsonNode)value)]),
        });
        return StubReply.Body(new JsonObject
        {
            ["object"] = "list",
            ["model"] = request.Model,
            ["data"] = new JsonArray([.. data]),
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        }.ToJsonString());
    }
}
