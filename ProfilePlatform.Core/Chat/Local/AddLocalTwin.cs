using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Registers the twin that needs no language model.</summary>
public static class AddLocalTwinExtensions
{
    /// <summary>Adds <see cref="LocalTwin"/> and what it retrieves with; needs the profiles' indexes.</summary>
    public static IServiceCollection AddLocalTwin(this IServiceCollection services) => services.AddRetrieval().AddSingleton<LocalTwin>();
}
