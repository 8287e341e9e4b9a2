using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProfilePlatform.Core.Indexing.Store;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Registers the profiles' indexes.</summary>
public static class AddIndexingExtensions
{
    /// <summary>Adds the index of each profile; needs a <see cref="DataDirectory"/>.</summary>
    public static IServiceCollection AddIndexing(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<VectorExtension>(_ => new VectorExtension());
        services.AddSingleton(new ProfileIndexLimits());
        services.AddSingleton<ProfileIndexFiles>();
        services.AddSingleton<IProfileIndex, SqliteProfileIndex>();
        services.AddSingleton<ProfileFolders>();
        return services;
    }
}
