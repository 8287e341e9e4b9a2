using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Embeddings;

/// <summary>Embeds English text as unit vectors of 512 floats on this machine, with no network and no key.</summary>
/// <remarks>
/// The first 128 tokens of a text count, about 530 characters of prose. The model is read once, on the first call. Any number of calls may run at
/// once; the same text always gets the same bits. Line breaks are unknown characters to the model: pass prose with single spaces.
/// </remarks>
internal sealed class SentenceEncoder(string folder) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Names the model and its version in stored vectors.</summary>
    public const string ModelId = "use-lite-1";

    /// <summary>Tokens of one pass: enough to use the processor fully, few enough to stay in its cache and to cancel soon.</summary>
    private const int TokensPerPass = 256;

    private static readonly EmbeddingGeneratorMetadata Metadata = new("local", defaultModelId: ModelId, defaultModelDimensions: SentenceTransformer.Width);

    private readonly Lazy<EncoderModel> model = new(() => EncoderModel.Load(folder));

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        return Task.Run(() => Generate(texts, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Holds managed memory only.
    }

    private GeneratedEmbeddings<Embedding<float>> Generate(string[] texts, CancellationToken cancellationToken)
    {
        var (tokenizer, transformer) = model.Value;
        var tokens = Array.ConvertAll(texts, text =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return tokenizer.Encode(text);
        });
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(texts.Length)
        {
            Usage = new UsageDetails { InputTokenCount = tokens.Sum(text => text.Length) },
        };
        for (int start = 0, end; start < tokens.Length; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            end = EndOfPass(tokens, start);
            embeddings.AddRange(transformer.Encode(tokens.AsSpan(start..end)).Select(vector => new Embedding<float>(vector) { ModelId = ModelId }));
        }

        return embeddings;
    }

    private static int EndOfPass(int[][] tokens, int start)
    {
        var end = start + 1;
        for (var sum = tokens[start].Length; end < tokens.Length && sum + tokens[end].Length <= TokensPerPass; end++)
        {
            sum += tokens[end].Length;
        }

        return end;
    }
}
