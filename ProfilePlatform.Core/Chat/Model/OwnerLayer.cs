using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>What the owner wishes of the twin, as a model is shown it: JSON of capped length, so that no wish can crowd the passages out.</summary>
internal static class OwnerLayer
{
    private const int LongestName = 100;
    private const int LongestWish = 1_000;
    private const int LongestPersona = 4_000;

    /// <summary>All wishes, with the person's name.</summary>
    public static string Of(string name, ProfilePrompt prompt) => PromptJson.Of(new Wishes(
        PromptText.Line(name, LongestName), Wish(prompt.Persona, LongestPersona), Wish(prompt.Scope), Wish(prompt.Tone), Wish(prompt.FollowupStyle)));

    /// <summary>The wishes about suggested questions alone, with the person's name.</summary>
    public static string OfSuggestions(string name, ProfilePrompt prompt) =>
        PromptJson.Of(new Wishes(PromptText.Line(name, LongestName), null, Wish(prompt.Scope), null, Wish(prompt.FollowupStyle)));

    private static string? Wish(string text, int longest = LongestWish) => PromptText.Clean(text, longest).Trim() is { Length: > 0 } wish ? wish : null;

    private sealed record Wishes(string Person, string? Persona, string? Scope, string? Tone, string? FollowupStyle);
}
