using System.Text.RegularExpressions;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Simple checks that the grounding check is measured against.</summary>
internal static partial class GroundingBaselines
{
    /// <summary>True where one passage holds half of the sentence's stems.</summary>
    public static bool OverlapsHalf(string sentence, IReadOnlyList<Chunk> passages) => Overlap(sentence, passages) >= 0.5;

    /// <summary>True where one passage holds nine tenths of the sentence's stems and all its numbers stand somewhere.</summary>
    public static bool OverlapsMostWithNumbers(string sentence, IReadOnlyList<Chunk> passages) => Overlap(sentence, passages) >= 0.9 && NumbersStand(sentence, passages);

    /// <summary>True where every number of the sentence stands in some passage.</summary>
    public static bool NumbersStand(string sentence, IReadOnlyList<Chunk> passages) =>
        Number().Matches(sentence).All(match => passages.Any(passage => Number().Matches(passage.Text).Any(other => other.Value == match.Value)));

    private static double Overlap(string sentence, IReadOnlyList<Chunk> passages)
    {
        var stems = Stems.In(sentence).ToHashSet();
        return stems.Count == 0 ? 1 : passages.Max(passage => stems.Count(Stems.In(passage.Heading + " " + passage.Text).ToHashSet().Contains) / (double)stems.Count);
    }

    [GeneratedRegex(@"\d[\d,.]*\d|\d")]
    private static partial Regex Number();
}
