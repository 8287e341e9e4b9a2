using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Chat.Model;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Chat;

/// <summary>Registers conversations.</summary>
public static class AddChatExtensions
{
    /// <summary>
    /// Adds conversations, with at most <paramref name="perVisitor"/> messages a minute of one visitor and <paramref name="perProfile"/> to one profile, and
    /// <paramref name="topK"/> passages for an answer. A turn ends within <paramref name="times"/>; <paramref name="model"/> says how a model's replies are treated.
    /// </summary>
    public static IServiceCollection AddChat(
        this IServiceCollection services, int perVisitor, int perProfile, int topK, TurnLimits times, ModelTwinOptions model)
    {
        services.AddLocalTwin(topK);
        services.AddModelTwin(model);
        services.AddSingleton(times);
        services.AddSingleton(provider => new ChatLimits(perVisitor, perProfile, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Conversations>();
        services.AddSingleton<ConversationArchive>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<TwinPeople>();
        services.AddSingleton<CitationSources>();
        services.AddSingleton(provider => new QuotedTexts(provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<OwnTextReading>()));
        services.AddSingleton<Quotations>();
        services.AddSingleton<IDocumentCitations, QuotedDocuments>();
        services.AddSingleton(provider => new Greetings(
            provider.GetRequiredService<LocalTwin>(), provider.GetRequiredService<TwinPeople>(), provider.GetRequiredService<ProfilePrompts>()));
        services.AddSingleton(provider => new AnswerPipeline(
            provider.GetRequiredService<LocalTwin>(),
            provider.GetRequiredService<ModelTwin>(),
            provider.GetRequiredService<FollowUpQuestion>(),
            provider.GetRequiredService<TwinPeople>(),
            provider.GetRequiredService<Quotations>(),
            provider.GetRequiredService<Conversations>(),
            provider.GetRequiredService<IndexRuns>(),
            provider.GetRequiredService<UsageLedger>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AnswerPipeline>>()));
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<IProfileRemovalObserver, ChatRemoval>();
        services.AddSingleton<IProfileExportPart, ConversationsPart>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnRunner>());
        return services;
    }
}
