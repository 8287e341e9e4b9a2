namespace ProfilePlatform.Core.Prompts;

/// <summary>The five texts of the owner's layer. An empty one means: the platform's text.</summary>
/// <param name="Persona">Who the twin is and how it speaks of its person.</param>
/// <param name="Scope">What it may talk about.</param>
/// <param name="Tone">Tone and style.</param>
/// <param name="Welcome">The greeting.</param>
/// <param name="FollowupStyle">What suggested questions should be like.</param>
public sealed record PromptTexts(string Persona, string Scope, string Tone, string Welcome, string FollowupStyle)
{
    /// <summary>The platform's text for all five.</summary>
    public static PromptTexts Empty { get; } = new("", "", "", "", "");

    /// <summary>The texts of a version, as they were written.</summary>
    public static PromptTexts Of(ProfilePrompt prompt) =>
        new(prompt.Persona, prompt.Scope, prompt.Tone, prompt.Welcome, prompt.FollowupStyle);

    /// <summary>These texts, and where one is empty that of <paramref name="defaults"/>.</summary>
    public PromptTexts Or(PromptTexts defaults) => Each((field, text) => text.Length > 0 ? text : field.Read(defaults));

    /// <summary>These texts, with those left empty that say the same as <paramref name="defaults"/>: who never wrote their own follows a better one later.</summary>
    public PromptTexts Without(PromptTexts defaults) => Each((field, text) => text == field.Read(defaults) ? "" : text);

    private PromptTexts Each(Func<PromptField, string, string> change) =>
        PromptField.All.Aggregate(this, (texts, field) => field.Write(texts, change(field, field.Read(texts))));
}
