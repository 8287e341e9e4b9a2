using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>Says why two people fit, in phrases of their own profiles, and says so where they do not.</summary>
internal static class LocalReason
{
    /// <summary>The reason where nothing overlaps.</summary>
    public const string Nothing = "Nothing in the two profiles overlaps.";

    private const int MostParts = 3;
    private const int MostItems = 3;
    private const int QuoteLength = 80;

    /// <summary>At most three parts, those that count most first.</summary>
    /// <param name="view">What they have for each other.</param>
    /// <param name="names">Of whom it speaks by name; null: it is said to the one.</param>
    public static string Of(LocalView view, (string One, string Other)? names = null)
    {
        var (youSeek, youOffer) = names is null ? ("You seek", "you offer") : (Quote(names.Value.One) + " seeks", Quote(names.Value.One) + " offers");
        var (theySeek, theyOffer) = names is null ? ("They seek", "they offer") : (Quote(names.Value.Other) + " seeks", Quote(names.Value.Other) + " offers");
        var parts = new (double Worth, string Text)[]
        {
            (LocalWeights.SeeksMet * view.SeeksMet.Value, Met(view.SeeksMet, youSeek, theyOffer)),
            (LocalWeights.OffersWanted * view.OffersWanted.Value, Met(view.OffersWanted, theySeek, youOffer)),
            (LocalWeights.Skills * view.Skills.Count, Items("Skills of both", view.Skills)),
            (LocalWeights.Interests * view.Interests.Count, Items("Interests of both", view.Interests)),
        };
        var said = parts.Where(part => part.Worth > 0 && part.Text.Length > 0).OrderByDescending(part => part.Worth).Take(MostParts).Select(part => part.Text).ToList();
        return said.Count > 0 ? string.Join(". ", said) + "." : Nothing;
    }

    private static string Met(LocalFit fit, string seek, string offer) => fit switch
    {
        { Value: <= 0 } => "",
        { Best: { } best } => $"{seek} “{Quote(best.Sought.Text)}”, {offer} “{Quote(best.Offered.Text)}”",
        _ => $"{seek} “{Quote(fit.Wish)}”, which is close in meaning to what {offer}: “{Quote(fit.Offer)}”",
    };

    private static string Items(string label, IReadOnlyList<string> items) =>
        items.Count == 0 ? "" : $"{label}: {string.Join(", ", items.Take(MostItems).Select(Quote))}";

    private static string Quote(string text) => PromptText.Cut(ProfileText.Line(text), QuoteLength);
}
