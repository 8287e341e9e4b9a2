using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>
/// What the owner wishes of the twin, the platform's text where they wrote none, as a model is shown it: JSON of capped length, so that no wish
/// can crowd the passages out.
/// </summary>
internal static class OwnerLayer
{
    private const int LongestName = 100;
    private const int LongestPersona = 4_000;
    private const int LongestWish = 1_000;

    /// <summary>The texts that hold for the person with this name.</summary>
    public static PromptTexts Texts(string name, ProfilePrompt prompt) =>
        PromptTexts.Of(prompt).Or(PromptDefaults.For(PromptText.Line(name, LongestName), welcome: ""));

    /// <summary>All wishes, with the person's name.</summary>
    public static string Of(string name, PromptTexts texts) => PromptJson.Of(new Wishes(
        PromptText.Line(name, LongestName), PromptText.Clean(texts.Persona, LongestPersona), PromptText.Clean(texts.Scope, LongestWish),
        PromptText.Clean(texts.Tone, LongestWish), PromptText.Clean(texts.FollowupStyle, LongestWish)));

    /// <summary>The wishes about suggested questions alone, with the person's name.</summary>
    public static string OfSuggestions(string name, PromptTexts texts) => PromptJson.Of(new Wishes(
        PromptText.Line(name, LongestName), null, PromptText.Clean(texts.Scope, LongestWish), null, PromptText.Clean(texts.FollowupStyle, LongestWish)));

    private sealed record Wishes(string Person, string? Persona, string? Scope, string? Tone, string? FollowupStyle);
}
