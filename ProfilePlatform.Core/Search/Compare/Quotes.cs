using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Compare;

/// <summary>Short quotations of cards.</summary>
internal static class Quotes
{
    private const int Longest = 180;

    public static string Clip(string text) => EvidenceBuilder.Clip(text, Longest);

    public static string Place(ExperienceCard card) =>
        card.Location.Length > 0 ? card.Location : string.Join(", ", new[] { card.City, card.Country }.Where(part => part.Length > 0));

    public static string Dates(ExperienceCard card) => EvidenceBuilder.Dates(card.StartDate, card.EndDate, card.IsCurrent);

    /// <summary>Of texts with their fields the sentence that has most of the stems.</summary>
    public static (string Quote, string Field) Best(IEnumerable<(string Text, string Field)> texts, IReadOnlyCollection<string> stems) =>
        texts.SelectMany(text => text.Text.Split('\n').SelectMany(line => Sentences.Split(line).Select(span => (Quote: span.In(line).Trim(), text.Field))))
            .Where(sentence => sentence.Quote.Length > 0)
            .Select(sentence => (sentence, Has: Stems.In(sentence.Quote).Distinct(StringComparer.Ordinal).Count(stems.Contains)))
            .Where(found => found.Has > 0).OrderByDescending(found => found.Has).ThenBy(found => found.sentence.Quote.Length)
            .Select(found => (Clip(found.sentence.Quote), found.sentence.Field)).FirstOrDefault(("", ""));
}
