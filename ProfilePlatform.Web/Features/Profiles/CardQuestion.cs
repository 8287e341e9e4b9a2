using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>The question behind "Ask about this".</summary>
internal static class CardQuestion
{
    /// <summary>The address of the conversation that asks it.</summary>
    public static string Href(string slug, ExperienceCard card) => Href(slug, Of(card));

    /// <summary>The address of the conversation that asks <paramref name="question"/>.</summary>
    public static string Href(string slug, string question) => $"/chat/{slug}?q={Uri.EscapeDataString(question)}";

    /// <summary>A question in plain words.</summary>
    public static string Of(ExperienceCard card) => (card.Kind, card.Title.Length > 0, card.CompanyName.Length > 0) switch
    {
        ("education", _, true) => $"What did you study at {card.CompanyName}?",
        ("education", true, _) => $"Tell me about your {card.Title}.",
        ("project" or "publication" or "patent", true, _) => $"Tell me about {card.Title}.",
        (_, true, true) => $"What did you do as {card.Title} at {card.CompanyName}?",
        (_, true, _) => $"What did you do as {card.Title}?",
        _ => $"What did you do at {card.CompanyName}?",
    };
}
