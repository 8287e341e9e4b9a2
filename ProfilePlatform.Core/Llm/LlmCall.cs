namespace ProfilePlatform.Core.Llm;

/// <summary>On whose behalf a language model is called, and what for.</summary>
/// <param name="Operation">What it is to do.</param>
/// <param name="ProfileId">The profile whose budget pays and whose cache is used; null for the platform's own calls.</param>
/// <param name="Slug">That profile's slug; empty for the platform's own calls.</param>
public sealed record LlmCall(LlmOperation Operation, Guid? ProfileId, string Slug)
{
    /// <summary>The document that is read, where one is.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Adds up what several calls use together; null where nobody asks.</summary>
    public TokenMeter? Meter { get; init; }
}

/// <summary>Adds up the tokens of several calls, as of one chat turn.</summary>
public sealed class TokenMeter
{
    private int _prompt;
    private int _completion;
    private int _calls;

    /// <summary>Tokens sent.</summary>
    public int PromptTokens => _prompt;

    /// <summary>Tokens received.</summary>
    public int CompletionTokens => _completion;

    /// <summary>Calls made, failed ones included; answers from the cache are none.</summary>
    public int Calls => _calls;

    /// <summary>Adds one call.</summary>
    public void Add(int promptTokens, int completionTokens)
    {
        Interlocked.Add(ref _prompt, promptTokens);
        Interlocked.Add(ref _completion, completionTokens);
        Interlocked.Increment(ref _calls);
    }
}
