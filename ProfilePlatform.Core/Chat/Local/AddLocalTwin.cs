using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Registers the twin that needs no language model.</summary>
public static class AddLocalTwinExtensions
{
    /// <summary>Adds <see cref="LocalTwin"/> and what it retrieves with; needs the profiles' indexes. An answer is made from <paramref name="topK"/> passages.</summary>
    public static IServiceCollection AddLocalTwin(this IServiceCollection services, int topK = 4) => services.AddRetrieval(topK).AddSingleton<LocalTwin>();
}
