namespace ProfilePlatform.Core.Llm;

/// <summary>Which provider is asked, and how each operation is carried out.</summary>
public sealed class LlmOptions
{
    /// <summary>The key (<c>OPENROUTER_API_KEY</c>); empty: no language model is used. A server that needs no key takes any word.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Base address of the OpenAI-compatible interface (<c>OPENROUTER_BASE_URL</c>).</summary>
    public Uri BaseUrl { get; init; } = new("https://openrouter.ai/api/v1");

    /// <summary>The cheap model (<c>AI_MODEL</c>), for everything that does not name another.</summary>
    public string Model { get; init; } = "openai/gpt-4o-mini";

    /// <summary>The expensive model (<c>AI_MODEL_EXPENSIVE</c>); the cheap one where it is empty.</summary>
    public string ExpensiveModel { get; init; } = "";

    /// <summary>What is set for single operations (<c>LLM_CHAT_TEMPERATURE</c> and so on).</summary>
    public IReadOnlyDictionary<LlmOperation, OperationOverride> Operations { get; init; } = new Dictionary<LlmOperation, OperationOverride>();

    /// <summary>True where a provider is configured.</summary>
    public bool IsConfigured => ApiKey.Length > 0;
}

/// <summary>What is set for one operation; null: as the table says.</summary>
/// <param name="Temperature">0 to 2.</param>
/// <param name="MaxOutputTokens">The most tokens of a reply.</param>
/// <param name="Model">The model's name at the provider.</param>
/// <param name="Timeout">How long it waits for a complete reply, all tries together.</param>
public sealed record OperationOverride(float? Temperature = null, int? MaxOutputTokens = null, string? Model = null, TimeSpan? Timeout = null);
