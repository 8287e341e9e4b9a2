namespace ProfilePlatform.Core.Embeddings;

/// <summary>How to ask for this machine's encoder, for what was tuned on it: splitting prose, choosing and judging sentences.</summary>
public static class LocalEncoder
{
    /// <summary>The key of its registration.</summary>
    public const string Key = "local";
}
