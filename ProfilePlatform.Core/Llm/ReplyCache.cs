using Microsoft.Extensions.AI;
namespace ProfilePlatform.Core.Llm;
internal static class ReplyCache
{
    public static bool IsFromCache(AdditionalPropertiesDictionary? properties) => properties?.TryGetValue("profileplatform.cached", out var cached) == true && cached is true;
}
