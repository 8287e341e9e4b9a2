using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Vectors of questions. Where the encoder fails, a question has none, and words alone find its passages.</summary>
internal sealed class QuestionVectors(
    IEmbeddingGenerator<string, Embedding<float>>? encoder, IDbContextFactory<AppDbContext>? contexts, ILogger logger)
{
    private const int MostRemembered = 512;

    private readonly EmbeddingGeneratorMetadata? _metadata = encoder?.GetService<EmbeddingGeneratorMetadata>();

    // One turn retrieves for its question more than once; a server is paid each time.
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<float>> _remembered = new(StringComparer.Ordinal);

    /// <summary>Names the encoder in stored vectors; empty where there is none.</summary>
    public string Encoder => _metadata?.DefaultModelId ?? "";

    /// <summary>True where a server makes them.</summary>
    public bool AreRemote => _metadata?.ProviderUri is not null;

    /// <summary>The question's vector; empty where it has none.</summary>
    public async Task<ReadOnlyMemory<float>> OfAsync(Guid profileId, string text, CancellationToken cancellationToken)
    {
        if (encoder is null || string.IsNullOrWhiteSpace(text))
        {
            return ReadOnlyMemory<float>.Empty;
        }

        if (_remembered.TryGetValue(text, out var known))
        {
            return known;
        }

        try
        {
            var call = AreRemote ? new EmbeddingCall(profileId, await SlugAsync(profileId, cancellationToken)) { IsQuestion = true }.ToOptions() : null;
            var vector = (await encoder.GenerateAsync([text], call, cancellationToken))[0].Vector;
            if (AreRemote)
            {
                Remember(text, vector);
            }

            return vector;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Being left alone and out of budget are no news with each question.
            var level = exception is LlmException { Fault: LlmFault.CircuitOpen or LlmFault.OverBudget } ? LogLevel.Debug : LogLevel.Warning;
            logger.QuestionWithoutVector(level, profileId, exception.Message);
            return ReadOnlyMemory<float>.Empty;
        }
    }

    private void Remember(string text, ReadOnlyMemory<float> vector)
    {
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        _remembered[text] = vector;
    }

    private async Task<string> SlugAsync(Guid profileId, CancellationToken cancellationToken)
    {
        if (contexts is null)
        {
            return "";
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().Where(profile => profile.Id == profileId).Select(profile => profile.Slug).SingleOrDefaultAsync(cancellationToken) ?? "";
    }
}
