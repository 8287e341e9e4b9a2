using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>What two people have for each other, seen from one of them.</summary>
/// <param name="SeeksMet">What they seek, in what the other offers.</param>
/// <param name="OffersWanted">What they offer, in what the other seeks.</param>
/// <param name="Skills">Skills of both.</param>
/// <param name="Interests">Interests of both.</param>
/// <param name="Stage">Closeness of their career stages, 0–1.</param>
/// <param name="Weights">What each of these is worth.</param>
internal sealed record LocalView(
    LocalFit SeeksMet, LocalFit OffersWanted, IReadOnlyList<string> Skills, IReadOnlyList<string> Interests, double Stage, LocalWeights Weights)
{
    /// <summary>True where anything but the stage overlaps.</summary>
    public bool Overlaps => SeeksMet.Value > 0 || OffersWanted.Value > 0 || Skills.Count > 0 || Interests.Count > 0;

    /// <summary>0–100.</summary>
    public int Score => (int)Math.Round(100 * Worth, MidpointRounding.AwayFromZero);

    /// <summary>The score before it is rounded, 0–1.</summary>
    public double Worth => !Overlaps ? 0
        : (Weights.SeeksMet * SeeksMet.Value) + (Weights.OffersWanted * OffersWanted.Value)
            + (Weights.Skills * Share(Skills)) + (Weights.Interests * Share(Interests)) + (Weights.Stage * Stage);

    public static LocalView Of(MatchPerson from, MatchPerson to, TextVectors.Closeness close, LocalWeights weights) => new(
        LocalFit.Of(from.Seeks, to, close, weights),
        LocalFit.Of(to.Seeks, from, close, weights),
        Shared(from.Skills, to.Skills),
        Shared(from.Interests, to.Interests),
        CareerStages.Closeness(from.CareerStage, to.CareerStage),
        weights);

    private double Share(IReadOnlyList<string> items) => Math.Min(1, (double)items.Count / Weights.SharedItems);

    // Alike in all their stems; the name is that of the first.
    private static List<string> Shared(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var known = other.Select(Key).ToHashSet(StringComparer.Ordinal);
        return [.. one.Where(item => Key(item).Length > 0 && known.Contains(Key(item))).DistinctBy(Key)];
    }

    // With words that say nothing elsewhere: "Go" is a skill.
    private static string Key(string item) => string.Join(' ', Words.TextsIn(item).Select(Stems.Of));
}

/// <summary>How far a wish is met.</summary>
/// <param name="Value">0–1.</param>
/// <param name="Best">The phrases that overlap most; null where no word does.</param>
/// <param name="Closest">The clause of the wish that is closest to the other's profile in meaning, where it is close enough to be named; else empty.</param>
/// <param name="Offer">What the other offers, as a whole; their job title where they do not say.</param>
internal sealed record LocalFit(double Value, PhraseOverlap? Best, string Closest, string Offer)
{
    /// <summary>How far <paramref name="wish"/> is met by what somebody offers and can do.</summary>
    public static LocalFit Of(string wish, MatchPerson to, TextVectors.Closeness close, LocalWeights weights)
    {
        var sought = Phrases.In(wish);
        IReadOnlyList<Phrase> offered = [.. Phrases.In(to.Offers), .. to.Skills.SelectMany(Phrases.In), .. Phrases.In(to.JobTitle)];
        var overlaps = Phrases.Overlaps(sought, offered);
        var best = overlaps.MaxBy(overlap => overlap.Value);
        var shared = best is null ? 0 : (weights.BestPhrase * best.Value) + ((1 - weights.BestPhrase) * overlaps.Sum(overlap => overlap.Value) / sought.Count);
        var words = Math.Pow(shared, weights.WordsPower);
        var closest = Phrases.Clauses(wish).Select(clause => (Text: clause, Cosine: close.Cosine(clause, to.Whole))).DefaultIfEmpty((Text: "", Cosine: 0)).MaxBy(clause => clause.Cosine);
        // Either is evidence, and both together are more than one.
        return new LocalFit(
            1 - ((1 - words) * (1 - (weights.Vector * weights.Meaning(closest.Cosine)))), best,
            closest.Cosine >= LocalWeights.NamedFrom ? closest.Text : "", to.Offers.Length > 0 ? to.Offers : to.JobTitle);
    }
}
