using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Identity;

/// <summary>Registers users and their sessions.</summary>
public static class AddIdentityExtensions
{
    /// <summary>Adds users and their sessions.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IdentityOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Accounts>();
        services.AddSingleton<Admission>();
        services.AddSingleton<FirstAdminLink>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<SeenSessions>();
        services.AddSingleton<IAccountErasureObserver, SessionErasure>();
        services.AddSingleton<IAccountErasureObserver, NoticeErasure>();
        services.AddHostedService(provider => provider.GetRequiredService<SeenSessions>());
        return services;
    }
}
