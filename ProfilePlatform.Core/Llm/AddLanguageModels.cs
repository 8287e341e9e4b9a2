using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm.Resilience;
using ProfilePlatform.Core.Llm.Structured;
using ProfilePlatform.Core.Llm.Tokens;

namespace ProfilePlatform.Core.Llm;

/// <summary>Registers the way to a language model.</summary>
public static class AddLanguageModelsExtensions
{
    /// <summary>Adds <see cref="LanguageModel"/>, its table of operations, <see cref="StructuredAnswers"/> and <see cref="TokenCounter"/>.</summary>
    public static IServiceCollection AddLanguageModels(this IServiceCollection services, LlmOptions options) => services
        .AddSingleton(options)
        .AddSingleton<LlmOperations>()
        .AddSingleton(_ => new TokenCounter())
        .AddSingleton<CallTokens>()
        .AddSingleton<ProviderCircuit>()
        .AddSingleton<StructuredAnswers>()
        .AddSingleton(provider => new LanguageModel(options, provider.GetRequiredService<LlmOperations>(), LlmPipeline.Build(provider)));
}
