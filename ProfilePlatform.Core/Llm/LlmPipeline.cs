using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Llm;

/// <summary>What stands between a caller and the provider, in its one order, outermost first.</summary>
internal static class LlmPipeline
{
    public static IChatClient Build(IServiceProvider services)
    {
        var tokens = services.GetRequiredService<CallTokens>();
        return
            new MeteringChatClient(
                new BudgetChatClient(
                    new OpenAiChatClient(services.GetRequiredService<LlmOptions>()),
                    services.GetRequiredService<UsageBudget>(), tokens),
                services.GetRequiredService<UsageLedger>(), tokens, services.GetRequiredService<TimeProvider>());
    }
}
