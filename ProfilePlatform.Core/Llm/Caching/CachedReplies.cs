using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm.Caching;

/// <summary>The mark of a reply that was given before and costs nothing.</summary>
internal static class CachedReplies
{
    private const string Key = "profileplatform.cached";

    /// <summary>True where the provider was not asked.</summary>
    public static bool IsCached(this ChatResponse reply) => IsCached(reply.AdditionalProperties);

    /// <inheritdoc cref="IsCached(ChatResponse)"/>
    public static bool IsCached(AdditionalPropertiesDictionary? properties) => properties?.ContainsKey(Key) == true;

    internal static ChatResponse Mark(ChatResponse reply)
    {
        (reply.AdditionalProperties ??= [])[Key] = true;
        return reply;
    }
}
