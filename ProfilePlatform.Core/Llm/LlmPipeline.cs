using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm.Caching;
using ProfilePlatform.Core.Llm.OpenAi;
using ProfilePlatform.Core.Llm.Resilience;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Llm;

/// <summary>What stands between a caller and the provider, in its one order, outermost first.</summary>
internal static class LlmPipeline
{
    public static IChatClient Build(IServiceProvider services)
    {
        var tokens = services.GetRequiredService<CallTokens>();
        var time = services.GetRequiredService<TimeProvider>();
        return
            new MeteringChatClient(
                new BudgetChatClient(
                    WithoutLedger(services),
                    services.GetRequiredService<UsageBudget>(), tokens),
                services.GetRequiredService<UsageLedger>(), tokens, time);
    }

    /// <summary>All but metering and budget, which need a database.</summary>
    public static IChatClient WithoutLedger(IServiceProvider services)
    {
        var options = services.GetRequiredService<LlmOptions>();
        var time = services.GetRequiredService<TimeProvider>();
        return
            new CachingChatClient(
                new ResilientChatClient(
                    new QuirksChatClient(
                        new OpenAiChatClient(options),
                        options.BaseUrl),
                    options, services.GetRequiredService<ProviderCircuit>(), time, services.GetRequiredService<ILogger<ResilientChatClient>>()),
                time);
    }
}
