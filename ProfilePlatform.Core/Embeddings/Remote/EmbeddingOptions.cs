namespace ProfilePlatform.Core.Embeddings.Remote;

/// <summary>Which server embeds passages and questions; without a model, this machine does.</summary>
public sealed class EmbeddingOptions
{
    /// <summary>Base address of the OpenAI-compatible interface (<c>EMBEDDING_BASE_URL</c>, else that of the language model).</summary>
    public Uri BaseUrl { get; init; } = new("https://openrouter.ai/api/v1");

    /// <summary>The model's name at the server (<c>EMBEDDING_MODEL</c>); empty: none is asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>The key; empty: the server needs none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The longest that a request for passages may take.</summary>
    public TimeSpan PassageLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a request for a question may take: somebody waits, and words alone find nearly as much.</summary>
    public TimeSpan QuestionLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Pause before the first new attempt for passages; it doubles with each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True where a server is asked.</summary>
    public bool IsConfigured => Model.Length > 0;

    /// <summary>Names server and model in stored vectors: vectors of another name are never compared with these.</summary>
    public string Encoder => $"{BaseUrl.Host}/{Model}";
}
