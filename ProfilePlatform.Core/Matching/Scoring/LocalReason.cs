using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>Says why two people fit, in phrases of their own profiles, and says so where they do not.</summary>
internal static class LocalReason
{
    /// <summary>The reason where nothing overlaps.</summary>
    public const string Nothing = "Nothing in the two profiles overlaps.";

    /// <summary>The reason where nothing overlaps, and there is some closeness in meaning that cannot be named.</summary>
    public const string Faint = "No words of the two profiles meet; they are a little alike in meaning.";

    private const int MostParts = 3;
    private const int MostItems = 3;
    private const int QuoteLength = 80;

    /// <summary>At most three parts, those that count most first.</summary>
    /// <param name="view">What they have for each other.</param>
    /// <param name="names">Of whom it speaks by name; null: it is said to the one.</param>
    public static string Of(LocalView view, (string One, string Other)? names = null)
    {
        var (youSeek, youOffer, yours) = names is null ? ("You seek", "you offer", "yours") : OfName(names.Value.One);
        var (theySeek, theyOffer, theirs) = names is null ? ("They seek", "they offer", "their profile") : OfName(names.Value.Other);
        var parts = new (double Worth, string Text)[]
        {
            (view.Weights.SeeksMet * view.SeeksMet.Value, Met(view.SeeksMet, youSeek, theyOffer, theirs)),
            (view.Weights.OffersWanted * view.OffersWanted.Value, Met(view.OffersWanted, theySeek, youOffer, yours)),
            (view.Weights.Skills * view.Skills.Count, Items("Skills of both", view.Skills)),
            (view.Weights.Interests * view.Interests.Count, Items("Interests of both", view.Interests)),
        };
        var said = parts.Where(part => part.Worth > 0 && part.Text.Length > 0).OrderByDescending(part => part.Worth).Take(MostParts).Select(part => part.Text).ToList();
        return said.Count > 0 ? string.Join(". ", said) + "." : view.Score > 0 ? Faint : Nothing;
    }

    private static (string Seeks, string Offers, string Profile) OfName(string name) => (Quote(name) + " seeks", Quote(name) + " offers", $"the profile of {Quote(name)}");

    private static string Met(LocalFit fit, string seek, string offer, string profile) => fit switch
    {
        { Best: { } best } => $"{seek} “{Quote(best.Sought.Text)}”, {offer} “{Quote(best.Offered.Text)}”",
        { Closest: "" } => "",
        { Offer: "" } => $"{seek} “{Quote(fit.Closest)}”, and {profile} is close to that in meaning",
        _ => $"{seek} “{Quote(fit.Closest)}”, and {profile} is close to that in meaning: “{Quote(fit.Offer)}”",
    };

    private static string Items(string label, IReadOnlyList<string> items) =>
        items.Count == 0 ? "" : $"{label}: {string.Join(", ", items.Take(MostItems).Select(Quote))}";

    private static string Quote(string text) => PromptText.Cut(ProfileText.Line(text), QuoteLength);
}
