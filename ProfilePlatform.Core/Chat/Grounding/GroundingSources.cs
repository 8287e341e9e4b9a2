using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>What a model's words may rest on in one turn.</summary>
/// <param name="Passages">The passages that were found for the question.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="FirstName">Their given name; may be empty.</param>
/// <param name="VisitorMessages">What the visitor wrote in this conversation: a courtesy may repeat their name.</param>
public sealed record GroundingSources(IReadOnlyList<Chunk> Passages, string DisplayName, string FirstName, IReadOnlyList<string> VisitorMessages);
