using System.Text.Json;

namespace ProfilePlatform.Core.Prompts;

/// <summary>A change of the five texts, read from a JSON object with the API's field names.</summary>
public sealed class PromptPatch
{
    private readonly TextPatch _patch;

    private PromptPatch(TextPatch patch) => _patch = patch;

    /// <summary>The version that the change was made from; null where it is not said.</summary>
    public int? Version => _patch.Version;

    /// <summary>What is wrong, by field; nothing may then be changed.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _patch.Errors;

    /// <summary>Reads <paramref name="body"/>, which must be an object.</summary>
    public static PromptPatch Read(JsonElement body) =>
        new(TextPatch.Read(body, name => PromptField.All.FirstOrDefault(field => field.Name == name) is { } known ? known.Refuses : null));

    /// <summary>The texts after the change; null stands for the platform's text as an empty one does.</summary>
    public PromptTexts Apply(PromptTexts before) => _patch.Texts.Aggregate(
        before, (texts, change) => PromptField.All.Single(field => field.Name == change.Key).Write(texts, change.Value));
}
