using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Identity;

/// <summary>Registers users.</summary>
public static class AddIdentityExtensions
{
    /// <summary>Adds users.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services.AddSingleton<Accounts>();
}
