using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>A place in the document, filed under a topic by a model.</summary>
internal readonly record struct LabelledSpan(string Topic, TextSpan Span);
