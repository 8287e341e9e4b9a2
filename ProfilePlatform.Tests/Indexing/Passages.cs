using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>Passages and vectors for the store's tests.</summary>
internal static class Passages
{
    public const string Encoder = "test-encoder";
    public const int Dimensions = 8;

    public static readonly Guid Document = new("11111111-0000-7000-8000-000000000001");

    /// <summary>Passages with a vector each that depends on their text alone.</summary>
    public static IndexContent Content(long version, params Chunk[] chunks) =>
        new(version, Encoder, Dimensions, [.. chunks.Select(chunk => (chunk, (ReadOnlyMemory<float>)Vector(chunk.Text)))]);

    public static IndexContent WithoutVectors(long version, params Chunk[] chunks) =>
        new(version, "", 0, [.. chunks.Select(chunk => (chunk, ReadOnlyMemory<float>.Empty))]);

    /// <summary>Passages in order, all of one topic.</summary>
    public static Chunk[] Of(params string[] texts) => [.. texts.Select((text, i) => One(text, position: i))];

    public static Chunk One(string text, string topic = Topics.Experience, string heading = "", int position = 0, Guid? document = null) =>
        new(TextHash.Of($"{document ?? Document}\n{text}"), document ?? Document, topic, heading, new TextSpan(position * 100, (position * 100) + text.Length), text, position);

    /// <summary>A vector that depends on the seed alone.</summary>
    public static float[] Vector(string seed, int dimensions = Dimensions)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(seed))));
        return [.. Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f)];
    }

    public static double Cosine(float[] left, float[] right) =>
        left.Zip(right, (a, b) => (double)a * b).Sum() / Math.Sqrt(left.Sum(a => (double)a * a) * right.Sum(b => (double)b * b));

    public static IndexQuery Words(params string[] terms) => new(terms, ReadOnlyMemory<float>.Empty, [], 10);

    public static IndexQuery Near(string seed, int limit = 10) => new([], Vector(seed), [], limit);
}
