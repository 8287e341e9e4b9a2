namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>A part of a model's reply: what it says it copied, and under which topic it files it.</summary>
internal sealed record CopiedText(string Topic, string Text);
