namespace ProfilePlatform.Core.Prompts;

/// <summary>One of the five texts.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Longest">Most UTF-16 code units.</param>
/// <param name="Read">Takes it from the five.</param>
/// <param name="Write">The five with another text in its place.</param>
public sealed record PromptField(string Name, int Longest, Func<PromptTexts, string> Read, Func<PromptTexts, string, PromptTexts> Write)
{
    /// <summary>All five, in the order in which they are shown.</summary>
    public static IReadOnlyList<PromptField> All { get; } =
    [
        new("persona", 4_000, texts => texts.Persona, (texts, text) => texts with { Persona = text }),
        new("scope", 1_000, texts => texts.Scope, (texts, text) => texts with { Scope = text }),
        new("tone", 500, texts => texts.Tone, (texts, text) => texts with { Tone = text }),
        new("welcome", 500, texts => texts.Welcome, (texts, text) => texts with { Welcome = text }),
        new("followup_style", 500, texts => texts.FollowupStyle, (texts, text) => texts with { FollowupStyle = text }),
    ];

    /// <summary>What is wrong with <paramref name="text"/>; null where nothing is.</summary>
    public string? Refuses(string text) =>
        text.Length > Longest ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Must not be longer than {Longest:N0} characters.") : null;
}
