using ProfilePlatform.Core.Enhancement.Facts;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Sections;

/// <summary>
/// Tells whose rewriting a text is: words that few sections have count most. A number in a reply is only what a model says; this is what its text says.
/// </summary>
internal sealed class SectionLikeness
{
    // So much closer another section must be: one shared common word decides nothing.
    private const double Margin = 0.05;
    private readonly List<HashSet<string>> _sections;
    private readonly Dictionary<string, double> _weights = [];

    /// <param name="sections">All sections of the profile, also those that are not asked for.</param>
    public SectionLikeness(IEnumerable<ProfileSection> sections)
    {
        _sections = [.. sections.Select(section => StemsOf($"{section.Heading}\n{section.Text}"))];
        foreach (var group in _sections.SelectMany(stems => stems).GroupBy(stem => stem, StringComparer.Ordinal))
        {
            _weights[group.Key] = Math.Log((_sections.Count + 0.5) / group.Count());
        }
    }

    /// <summary>True where the text is closer to another section than to that at <paramref name="index"/>.</summary>
    public bool IsOfAnother(string text, int index)
    {
        var stems = StemsOf(text);
        var own = Score(stems, index);
        return Enumerable.Range(0, _sections.Count).Any(other => other != index && Score(stems, other) > own + Margin);
    }

    private double Score(HashSet<string> stems, int section)
    {
        var (shared, known) = (0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = _weights.GetValueOrDefault(stem);
            known += weight;
            shared += _sections[section].Contains(stem) ? weight : 0;
        }

        return known > 0 ? shared / known : 0;
    }

    private static HashSet<string> StemsOf(string text) =>
        [.. Words.TextsIn(text).Where(word => !StopWords.Contains(word) && !FactWords.IsFunction(word)).Select(FactWords.StemOf)];
}
