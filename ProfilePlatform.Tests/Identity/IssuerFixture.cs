using Microsoft.Extensions.Configuration;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Identity;

/// <summary>One provider and one platform that signs in through it, for tests that change nothing of each other's.</summary>
public sealed class IssuerFixture : IAsyncLifetime
{
    internal IssuerStub Issuer { get; private set; } = null!;

    internal PlatformHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await IssuerStub.StartAsync();
        Host = await PlatformHost.StartAsync(Issuer.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>What a platform would read that signs in through <paramref name="issuer"/>.</summary>
    internal static SignInOptions OptionsFor(IssuerStub issuer)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(issuer.Settings()).Build();
        return SignInOptions.Read(configuration, PlatformOptions.Read(configuration, production: false));
    }
}
