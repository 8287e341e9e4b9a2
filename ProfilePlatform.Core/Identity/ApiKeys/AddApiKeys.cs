using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>Registers the keys of members.</summary>
public static class AddApiKeysExtensions
{
    /// <summary>Adds <see cref="UserNames"/>, <see cref="MemberKeys"/> and <see cref="KeyCheck"/>; needs storage and the audit trail.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services
        .AddSingleton<UserNames>()
        .AddSingleton<MemberKeys>()
        .AddSingleton<KeyCheck>()
        .AddSingleton<IAccountErasureObserver, KeyErasure>();
}
