using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Prompts.Platform;

namespace ProfilePlatform.Core.Prompts;

/// <summary>Registers the owners' layers of prompts and the platform's prompts.</summary>
public static class AddPromptsExtensions
{
    /// <summary>Adds <see cref="ProfilePrompts"/> and <see cref="SystemPrompts"/>; needs storage and the audit trail.</summary>
    public static IServiceCollection AddPrompts(this IServiceCollection services) => services
        .AddSingleton<ProfilePrompts>()
        .AddSingleton<SystemPrompts>();
}
