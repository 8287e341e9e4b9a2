using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Tests.Embeddings;

/// <summary>The model, loaded once, and the reference's results for varied texts (made by <c>wwwroot-assets/make-encoder-fixture.mjs</c>).</summary>
public sealed class EncoderFixture : IDisposable
{
    internal SentenceEncoder Encoder { get; } = new(EncoderModel.DefaultFolder);

    internal ReferenceText[] Reference { get; } = JsonSerializer.Deserialize<ReferenceText[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Embeddings", "use-lite-fixture.json")), JsonSerializerOptions.Web)!;

    internal string[] Texts => [.. Reference.Select(reference => reference.Text)];

    internal async Task<float[][]> EmbedAsync(params string[] texts)
    {
        var embeddings = await Encoder.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        return [.. embeddings.Select(embedding => embedding.Vector.ToArray())];
    }

    public void Dispose() => Encoder.Dispose();
}

internal sealed record ReferenceText(string Text, int[] Tokens, float[] Vector);
