namespace ProfilePlatform.Core.Embeddings;

/// <summary>Whether texts can be embedded; where not, <paramref name="Reason"/> says why and retrieval is lexical.</summary>
public sealed record EncoderStatus(bool Available, string? Reason);
