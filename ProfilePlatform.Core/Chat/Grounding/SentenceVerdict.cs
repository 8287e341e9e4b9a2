using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>What a check found of a sentence that a model wrote.</summary>
public enum GroundingKind
{
    /// <summary>It says what a whole line of a passage says, in that line's own words.</summary>
    Supported,

    /// <summary>It claims nothing about the person: a greeting, thanks, "the documents do not say".</summary>
    Courtesy,

    /// <summary>It is not in the passages' words, or says something that they do not.</summary>
    Unsupported,
}

/// <summary>What a check found of one sentence.</summary>
/// <param name="Kind">Whether it may be shown.</param>
/// <param name="Supports">What it rests on, best first; empty unless supported.</param>
/// <param name="Reasons">Why it may not be shown, in plain words for the owner; empty unless unsupported.</param>
public sealed record SentenceVerdict(GroundingKind Kind, IReadOnlyList<Support> Supports, IReadOnlyList<string> Reasons)
{
    /// <summary>The line that an unsupported sentence speaks of, to be shown in its place; null where there is none.</summary>
    public LineQuote? Instead { get; init; }
}

/// <summary>A stretch of a document that a sentence rests on.</summary>
/// <param name="ChunkId">The passage.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Span">Where it stands in the document's canonical text.</param>
public sealed record Support(string ChunkId, Guid DocumentId, TextSpan Span);

/// <summary>A whole line of a document, as it is quoted.</summary>
/// <param name="Text">Its words, white space set anew, without quotation marks around them.</param>
/// <param name="Context">What it stands under, where it needs that: the role, firm and dates; empty where it does not.</param>
/// <param name="IsOfLetter">Somebody else says it.</param>
/// <param name="Supports">The line, and what it stands under where that stands in the document beside it.</param>
public sealed record LineQuote(string Text, string Context, bool IsOfLetter, IReadOnlyList<Support> Supports);
