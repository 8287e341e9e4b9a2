using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Registers notifications.</summary>
public static class AddNotificationsExtensions
{
    /// <summary>Adds the outbox.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services.AddSingleton<Outbox>();
}
