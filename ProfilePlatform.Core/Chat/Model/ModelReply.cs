namespace ProfilePlatform.Core.Chat.Model;

/// <summary>What a model made of a turn.</summary>
/// <param name="Topics">Topics as they were published, most likely first.</param>
/// <param name="ChunkIds">Ids of the passages that it was given, best first.</param>
/// <param name="Shown">What the visitor saw of its reply; maybe nothing.</param>
/// <param name="Tools">What its calls came to.</param>
/// <param name="Failed">True where the reply broke off, or never began.</param>
internal sealed record ModelReply(IReadOnlyList<string> Topics, IReadOnlyList<string> ChunkIds, ShownReply Shown, ToolCalls Tools, bool Failed)
{
    /// <summary>True where the profile was switched off or removed meanwhile.</summary>
    public bool IsClosed { get; init; }
}
