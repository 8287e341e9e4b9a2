namespace ProfilePlatform.Core.Llm;

/// <summary>Why a language model gave no usable reply.</summary>
public enum LlmFault
{
    /// <summary>No provider is configured.</summary>
    NotConfigured,

    /// <summary>The day's tokens are used up.</summary>
    OverBudget,

    /// <summary>The connection was refused or broke before a reply began.</summary>
    Unreachable,

    /// <summary>The provider does not accept the key (401, 403).</summary>
    KeyRefused,

    /// <summary>The provider is asked too often (429).</summary>
    Throttled,

    /// <summary>The provider failed (5xx).</summary>
    ProviderFailed,

    /// <summary>The provider does not accept the request (other 4xx).</summary>
    RequestRefused,

    /// <summary>No reply in time.</summary>
    TimedOut,

    /// <summary>The reply broke off.</summary>
    CutOff,

    /// <summary>The reply is not what the protocol says.</summary>
    Malformed,

    /// <summary>The reply is larger than any honest one.</summary>
    TooLarge,

    /// <summary>The provider failed so often of late that it is left alone for a while.</summary>
    CircuitOpen,
}

/// <summary>A language model gave no usable reply. Expected: every caller has a way without one.</summary>
public sealed class LlmException(LlmFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public LlmFault Fault => fault;

    /// <summary>How long the provider asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
