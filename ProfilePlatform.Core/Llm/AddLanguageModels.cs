using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Llm;

/// <summary>Registers the way to a language model.</summary>
public static class AddLanguageModelsExtensions
{
    /// <summary>Adds <see cref="LanguageModel"/> and its table of operations.</summary>
    public static IServiceCollection AddLanguageModels(this IServiceCollection services, LlmOptions options) => services
        .AddSingleton(options)
        .AddSingleton<LlmOperations>()
        .AddSingleton(provider => new LanguageModel(options, provider.GetRequiredService<LlmOperations>(), LlmPipeline.Build(provider)));
}
