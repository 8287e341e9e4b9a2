using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>On whose behalf texts are embedded. Travels in the options' additional properties; an encoder on this machine does not ask.</summary>
/// <param name="ProfileId">The profile whose ledger it stands in.</param>
/// <param name="Slug">That profile's slug.</param>
public sealed record EmbeddingCall(Guid? ProfileId, string Slug)
{
    private const string Key = "profileplatform.embedding_call";

    /// <summary>The document that the texts are of; null for a question.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>True where somebody waits for the answer: one short attempt, and none where the server failed of late.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Options that carry this.</summary>
    public EmbeddingGenerationOptions ToOptions() => new() { AdditionalProperties = new() { [Key] = this } };

    internal static EmbeddingCall Of(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out EmbeddingCall? call) == true && call is not null ? call : new EmbeddingCall(null, "");
}
