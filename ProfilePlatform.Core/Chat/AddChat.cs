using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Chat;

/// <summary>Registers conversations.</summary>
public static class AddChatExtensions
{
    /// <summary>
    /// Adds conversations, with at most <paramref name="perVisitor"/> messages a minute of one visitor and <paramref name="perProfile"/> to one profile, and
    /// <paramref name="topK"/> passages for an answer.
    /// </summary>
    public static IServiceCollection AddChat(this IServiceCollection services, int perVisitor, int perProfile, int topK)
    {
        services.AddLocalTwin(topK);
        services.AddSingleton(provider => new ChatLimits(perVisitor, perProfile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Conversations>();
        services.AddSingleton<ConversationArchive>();
        services.AddSingleton<TwinPeople>();
        services.AddSingleton<Quotations>();
        services.AddSingleton<IDocumentCitations, QuotedDocuments>();
        services.AddSingleton(provider => new Greetings(
            provider.GetRequiredService<LocalTwin>(), provider.GetRequiredService<TwinPeople>(), provider.GetRequiredService<ProfilePrompts>()));
        services.AddSingleton(provider => new AnswerPipeline(
            provider.GetRequiredService<LocalTwin>(),
            provider.GetRequiredService<TwinPeople>(),
            provider.GetRequiredService<Quotations>(),
            provider.GetRequiredService<Conversations>(),
            provider.GetRequiredService<IndexRuns>(),
            provider.GetRequiredService<ILogger<AnswerPipeline>>()));
        services.AddSingleton<TurnRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnRunner>());
        return services;
    }
}
