using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>Registers the twin that a language model speaks for.</summary>
internal static class AddModelTwinExtensions
{
    /// <summary>Adds <see cref="ModelTwin"/> and <see cref="FollowUpQuestion"/>; both need a <see cref="Llm.LanguageModel"/>, configured or not.</summary>
    public static IServiceCollection AddModelTwin(this IServiceCollection services, ModelTwinOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IntentQuestion>()
        .AddSingleton<FollowUpQuestion>()
        .AddSingleton<ModelTwin>();
}
