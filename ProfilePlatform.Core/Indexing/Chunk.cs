using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing;

/// <summary>A passage of a document, small enough to be shown to a reader or a model.</summary>
/// <param name="Id">SHA-256, in lower-case hexadecimal, of document id, text and occurrence.</param>
/// <param name="DocumentId">The document that it stands in.</param>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Heading">What it stands under, for example the section's heading and the entry's first line; may be empty.</param>
/// <param name="Span">Where it stands in the document's canonical text; <see cref="Text"/> is exactly those characters.</param>
/// <param name="Text">The passage.</param>
/// <param name="Position">Order in the profile: by document, then by place.</param>
public sealed record Chunk(string Id, Guid DocumentId, string Topic, string Heading, TextSpan Span, string Text, int Position);
