using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>What a check found of a sentence that a model wrote.</summary>
public enum GroundingKind
{
    /// <summary>It rests on passages.</summary>
    Supported,

    /// <summary>It claims nothing about the person: a greeting, thanks, "the documents do not say".</summary>
    Courtesy,

    /// <summary>It says something that the passages do not.</summary>
    Unsupported,
}

/// <summary>What a check found of one sentence.</summary>
/// <param name="Kind">Whether it may be shown.</param>
/// <param name="Supports">What it rests on, best first; empty unless supported.</param>
/// <param name="Reasons">Why it may not be shown, in plain words for the owner; empty unless unsupported.</param>
public sealed record SentenceVerdict(GroundingKind Kind, IReadOnlyList<Support> Supports, IReadOnlyList<string> Reasons);

/// <summary>A stretch of a document that a sentence rests on.</summary>
/// <param name="ChunkId">The passage.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Span">Where it stands in the document's canonical text.</param>
public sealed record Support(string ChunkId, Guid DocumentId, TextSpan Span);
