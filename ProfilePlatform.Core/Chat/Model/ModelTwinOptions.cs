namespace ProfilePlatform.Core.Chat.Model;

/// <summary>How a model's replies are treated.</summary>
/// <param name="MarksUnsupported">True: sentences that the documents do not hold are shown with a mark (<c>LLM_UNSUPPORTED=mark</c>); false: they are dropped.</param>
public sealed record ModelTwinOptions(bool MarksUnsupported);
