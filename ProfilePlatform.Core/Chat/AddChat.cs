using Microsoft.Extensions.DependencyInjection;

namespace ProfilePlatform.Core.Chat;

/// <summary>Registers conversations.</summary>
public static class AddChatExtensions
{
    /// <summary>Adds conversations, with at most <paramref name="messagesPerMinute"/> messages of one visitor.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services, int messagesPerMinute)
    {
        services.AddSingleton(new ChatLimits(messagesPerMinute));
        services.AddSingleton<Conversations>();
        services.AddSingleton<AnswerPipeline>();
        services.AddSingleton<TurnRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnRunner>());
        return services;
    }
}
