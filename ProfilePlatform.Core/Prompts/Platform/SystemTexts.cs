namespace ProfilePlatform.Core.Prompts.Platform;

/// <summary>The administrators' words in one version; what they left alone follows the platform's defaults.</summary>
/// <param name="Number">Order of the versions; 0 where nothing was ever written.</param>
/// <param name="Own">The words that were written, by prompt.</param>
public sealed record SystemTexts(int Number, IReadOnlyDictionary<string, string> Own)
{
    /// <summary>The words that hold for <paramref name="prompt"/>. Those that an older platform took and this one would refuse do not.</summary>
    public string Of(SystemPrompt prompt) =>
        Own.TryGetValue(prompt.Name, out var words) && words.Length > 0 && prompt.Refuses(words) is null ? words : prompt.Default;

    /// <summary>All that is said to the model for <paramref name="prompt"/>.</summary>
    public string Compose(SystemPrompt prompt) => prompt.Compose(Of(prompt));
}
