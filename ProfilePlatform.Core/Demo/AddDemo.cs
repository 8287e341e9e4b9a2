using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Core.Demo;

/// <summary>Registers demo people.</summary>
public static class AddDemoExtensions
{
    /// <summary>Adds the seeding of an empty platform, or, where not <paramref name="enabled"/>, something that says it is off.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, bool enabled)
    {
        services.AddSingleton<DemoSeed>();
        services.AddSingleton(new ShippedDocuments(DemoSeeding.Folder));
        services.AddSingleton(provider => new DemoSeeding(
            enabled ? provider.GetRequiredService<DemoSeed>() : null,
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<DemoSeeding>>()));
        return services.AddHostedService(provider => provider.GetRequiredService<DemoSeeding>());
    }
}
