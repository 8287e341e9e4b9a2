using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Llm;

/// <summary>Registers the way to a language model.</summary>
public static class AddLanguageModelsExtensions
{
    /// <summary>Adds <see cref="LanguageModel"/>.</summary>
    public static IServiceCollection AddLanguageModels(this IServiceCollection services, LlmOptions options) =>
        services.AddSingleton(options).AddSingleton<LanguageModel>();
}
