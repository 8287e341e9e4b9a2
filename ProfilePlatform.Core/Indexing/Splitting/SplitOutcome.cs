namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>Who split a document into sections.</summary>
public enum SplitEngine
{
    /// <summary>The local splitter: no model is configured, or none answered usably.</summary>
    Local,

    /// <summary>A language model, all that it was asked for; the local splitter filed what it left out.</summary>
    Model,

    /// <summary>A language model in part: some of its replies failed, and the local splitter stood in.</summary>
    ModelInPart,
}

/// <summary>A document's sections and where they come from.</summary>
/// <param name="Sections">In order, without a gap, together the whole text.</param>
/// <param name="Engine">Who made them.</param>
/// <param name="Dropped">Texts of a model's replies that do not stand in the document.</param>
internal sealed record SplitOutcome(IReadOnlyList<Section> Sections, SplitEngine Engine, int Dropped);
