namespace ProfilePlatform.Core.Chat;

/// <summary>The passage that a sentence of an answer rests on.</summary>
/// <param name="Marker">The number shown in the answer, from 1.</param>
/// <param name="Document">The document's name.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Start">First UTF-16 code unit in the document's canonical text.</param>
/// <param name="End">Past the last UTF-16 code unit.</param>
/// <param name="Quote">The characters in between.</param>
public sealed record Citation(int Marker, string Document, int Page, int Start, int End, string Quote)
{
    /// <summary>SHA-256 of the document that was quoted, so that a later change of it can be told.</summary>
    public string DocumentSha256 { get; init; } = "";
}
