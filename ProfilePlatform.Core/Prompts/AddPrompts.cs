using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Prompts;

/// <summary>Registers the owners' layers of prompts.</summary>
public static class AddPromptsExtensions
{
    /// <summary>Adds <see cref="ProfilePrompts"/>.</summary>
    public static IServiceCollection AddPrompts(this IServiceCollection services) => services.AddSingleton<ProfilePrompts>();
}
