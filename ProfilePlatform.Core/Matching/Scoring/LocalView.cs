using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>What two people have for each other, seen from one of them.</summary>
/// <param name="SeeksMet">What they seek, in what the other offers.</param>
/// <param name="OffersWanted">What they offer, in what the other seeks.</param>
/// <param name="Skills">Skills of both.</param>
/// <param name="Interests">Interests of both.</param>
/// <param name="Stage">Closeness of their career stages, 0–1.</param>
internal sealed record LocalView(LocalFit SeeksMet, LocalFit OffersWanted, IReadOnlyList<string> Skills, IReadOnlyList<string> Interests, double Stage)
{
    /// <summary>True where anything but the stage overlaps.</summary>
    public bool Overlaps => SeeksMet.Value > 0 || OffersWanted.Value > 0 || Skills.Count > 0 || Interests.Count > 0;

    /// <summary>0–100.</summary>
    public int Score => !Overlaps ? 0 : (int)Math.Round(100 * (
        (LocalWeights.SeeksMet * SeeksMet.Value) + (LocalWeights.OffersWanted * OffersWanted.Value)
        + (LocalWeights.Skills * Share(Skills)) + (LocalWeights.Interests * Share(Interests)) + (LocalWeights.Stage * Stage)), MidpointRounding.AwayFromZero);

    public static LocalView Of(MatchPerson from, MatchPerson to, TextVectors.Closeness close) => new(
        LocalFit.Of(from.Seeks, to, close),
        LocalFit.Of(to.Seeks, from, close),
        Shared(from.Skills, to.Skills),
        Shared(from.Interests, to.Interests),
        CareerStages.Closeness(from.CareerStage, to.CareerStage));

    private static double Share(IReadOnlyList<string> items) => Math.Min(1, (double)items.Count / LocalWeights.SharedItems);

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
/// <param name="Meaning">Closeness in meaning of wish and offer, 0–1.</param>
/// <param name="Wish">The wish as a whole.</param>
/// <param name="Offer">The offer as a whole.</param>
internal sealed record LocalFit(double Value, PhraseOverlap? Best, double Meaning, string Wish, string Offer)
{
    /// <summary>How far <paramref name="wish"/> is met by what somebody offers and can do.</summary>
    public static LocalFit Of(string wish, MatchPerson to, TextVectors.Closeness close)
    {
        var sought = Phrases.In(wish);
        IReadOnlyList<Phrase> offered = [.. Phrases.In(to.Offers), .. to.Skills.SelectMany(Phrases.In), .. Phrases.In(to.JobTitle)];
        var overlaps = Phrases.Overlaps(sought, offered);
        var best = overlaps.MaxBy(overlap => overlap.Value);
        var words = best is null ? 0 : (LocalWeights.BestPhrase * best.Value) + ((1 - LocalWeights.BestPhrase) * overlaps.Sum(overlap => overlap.Value) / sought.Count);
        var meaning = close.Of(wish, to.Offers);
        // Either is evidence, and both together are more than one.
        return new LocalFit(1 - ((1 - words) * (1 - (LocalWeights.Vector * meaning))), best, meaning, wish, to.Offers);
    }
}
