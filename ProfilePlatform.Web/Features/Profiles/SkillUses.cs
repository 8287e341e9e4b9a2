using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>A skill and the cards whose words name it.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Cards">Where it was used, in the order of the cards.</param>
public sealed record SkillUse(string Skill, IReadOnlyList<ExperienceCard> Cards);

/// <summary>Finds where skills were used: as whole words, so that "Go" is not found in "Google".</summary>
internal static class SkillUses
{
    /// <summary>Each skill with the cards that name it; skills keep their order.</summary>
    public static IReadOnlyList<SkillUse> Of(IReadOnlyList<string> skills, IReadOnlyList<ExperienceCard> cards)
    {
        var texts = cards.Select(card => string.Join(
            '\n', [card.Title, card.Summary, card.EnhancedDescription, .. card.Children.Select(child => child.RawText)])).ToArray();
        return [.. skills.Select(skill => new SkillUse(skill, [.. cards.Where((_, at) => Names(texts[at], skill))]))];
    }

    private static bool Names(string text, string skill)
    {
        for (var at = text.IndexOf(skill, StringComparison.OrdinalIgnoreCase);
             skill.Length > 0 && at >= 0;
             at = text.IndexOf(skill, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + skill.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
