using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>A phrase of what somebody seeks or offers, with the stems by which it is compared.</summary>
internal sealed record Phrase(string Text, IReadOnlySet<string> Stems);

/// <summary>Two phrases that overlap, and how much: twice the shared stems by all stems (Dice), 0–1.</summary>
internal sealed record PhraseOverlap(Phrase Sought, Phrase Offered, double Value);

/// <summary>Compares texts phrase by phrase.</summary>
internal static partial class Phrases
{
    private const int Most = 40;
    private const int MostClauses = 8;

    // Words of wanting and giving say nothing of what is wanted.
    private static readonly FrozenSet<string> Generic = (
        "look looking seek seeking search searching need offer offering provide help helping support people person someone meet meeting connect connection connections "
        + "work working experience experienced team new year years good great like love interest interested open share sharing learn learning area field know").Split(' ')
        .Select(Stems.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The phrases of a text, without those that say nothing.</summary>
    public static IReadOnlyList<Phrase> In(string text) => [.. Border().Split(text).Select(part => part.Trim(' ', '.', '-', '•', '*', '\t'))
        .Select(part => new Phrase(part, Of(part))).Where(phrase => phrase.Stems.Count > 0).Take(Most)];

    /// <summary>The sentences of a text, and the parts that semicolons and lines make: somebody may seek several things that have nothing to do with each other.</summary>
    public static IReadOnlyList<string> Clauses(string text) => [.. ClauseBorder().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).Take(MostClauses)];

    /// <summary>For each phrase that is sought, the offered one that overlaps most, where any does.</summary>
    public static IReadOnlyList<PhraseOverlap> Overlaps(IReadOnlyList<Phrase> sought, IReadOnlyList<Phrase> offered) =>
        [.. sought.Select(wish => Best(wish, offered)).OfType<PhraseOverlap>()];

    private static PhraseOverlap? Best(Phrase wish, IReadOnlyList<Phrase> offered)
    {
        PhraseOverlap? best = null;
        foreach (var offer in offered)
        {
            var value = 2.0 * wish.Stems.Count(offer.Stems.Contains) / (wish.Stems.Count + offer.Stems.Count);
            best = value > (best?.Value ?? 0) ? new PhraseOverlap(wish, offer, value) : best;
        }

        return best;
    }

    private static HashSet<string> Of(string text) =>
        Words.TextsIn(text).Where(word => !SaysNothing(word)).Select(Stems.Of).Where(stem => !Generic.Contains(stem)).ToHashSet(StringComparer.Ordinal);

    // Engineers are of every kind, and their stem is that of engines.
    private static bool SaysNothing(string word) => StopWords.Contains(word) || word.StartsWith("engineer", StringComparison.Ordinal);

    [GeneratedRegex(@"[;\n]|[.!?](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseBorder();

    [GeneratedRegex(@"[,;:\n•|]|[.!?](?=\s|$)|\s[–—-]\s|\s(?:and|or|as well as)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
