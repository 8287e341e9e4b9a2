using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing;

/// <summary>A part of a document that is about one topic.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Span">Where it stands in the canonical text, its heading included.</param>
/// <param name="Heading">The heading's own words; null where there is none.</param>
public sealed record Section(string Topic, TextSpan Span, string? Heading);
