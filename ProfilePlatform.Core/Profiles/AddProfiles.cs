using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Registers profiles.</summary>
public static class AddProfilesExtensions
{
    /// <summary>Adds the registry, the directory and the list of members.</summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddSingleton<ProfileRegistry>()
        .AddSingleton<ProfileDirectory>()
        .AddSingleton<Members>()
        .AddSingleton<ProfilePhotos>();
}
