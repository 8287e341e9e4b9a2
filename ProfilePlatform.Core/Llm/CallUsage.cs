namespace ProfilePlatform.Core.Llm;

/// <summary>What one call used and how it ended.</summary>
internal sealed record CallUsage
{
    /// <summary>The model as the provider named it, else as it was asked for.</summary>
    public required string Model { get; init; }

    public int PromptTokens { get; init; }

    public int CompletionTokens { get; init; }

    /// <summary>True where any of the tokens were counted here.</summary>
    public bool Estimated { get; init; }

    /// <summary>True where an earlier answer was used again.</summary>
    public bool Cached { get; init; }

    public long? CostMicros { get; init; }

    /// <summary>"ok", a fault in lower snake case, "cancelled" or "error".</summary>
    public required string Outcome { get; init; }

    /// <summary>False where the provider was not asked at all.</summary>
    public bool ProviderAsked { get; init; }

    public int TotalTokens => PromptTokens + CompletionTokens;
}
