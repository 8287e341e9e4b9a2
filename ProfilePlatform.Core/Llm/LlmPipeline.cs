using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm.OpenAi;

namespace ProfilePlatform.Core.Llm;

/// <summary>What stands between a caller and the provider, in its one order, outermost first.</summary>
internal static class LlmPipeline
{
    public static IChatClient Build(IServiceProvider services) =>
        new OpenAiChatClient(services.GetRequiredService<LlmOptions>());
}
