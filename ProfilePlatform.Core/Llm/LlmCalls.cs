using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm;

/// <summary>How an <see cref="LlmCall"/> travels through the pipeline: with the options, never to the provider.</summary>
internal static class LlmCalls
{
    private const string Key = "profileplatform.call";

    /// <summary>The call that these options belong to.</summary>
    public static LlmCall Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true && value is LlmCall call
            ? call
            : throw new InvalidOperationException("Language models are called through LanguageModel.");

    /// <summary>Attaches the call.</summary>
    public static ChatOptions With(this ChatOptions options, LlmCall call)
    {
        (options.AdditionalProperties ??= [])[Key] = call;
        return options;
    }
}
