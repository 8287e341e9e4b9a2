using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Sections;

/// <summary>Reads the sections of a profile: the summary, then experiences, then projects, each in the order of the cards.</summary>
internal static class SectionReading
{
    /// <summary>All that have a text, of cards that are not dismissed.</summary>
    public static async Task<List<ProfileSection>> ReadAsync(AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        var cards = await db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children)
            .Where(card => card.ProfileId == profile.Id && card.State != CardState.Dismissed).OrderBy(card => card.Position).ThenBy(card => card.Id)
            .ToListAsync(cancellationToken);
        var sections = new List<ProfileSection>();
        if (profile.Biography.Trim() is { Length: > 0 } biography)
        {
            sections.Add(new ProfileSection(null, SectionKind.Summary, About(profile), biography, "", profile.EnhancedBiography));
        }

        sections.AddRange(cards.Select(Of).Where(section => section.Text.Length > 0).OrderBy(section => section.Kind));
        return sections.Count > EnhancementLimits.Sections ? sections.GetRange(0, EnhancementLimits.Sections) : sections;
    }

    private static string About(Profile profile) => Line(profile.DisplayName, profile.Headline, profile.JobTitle, profile.Company, profile.Location);

    private static ProfileSection Of(ExperienceCard card)
    {
        var kind = card.Kind is "project" or "publication" or "patent" ? SectionKind.Project : SectionKind.Experience;
        var text = card.Summary.Trim();
        var beside = string.Join('\n', card.Children.OrderBy(child => child.Position).Select(child => child.RawText.Trim()).Where(raw => raw.Length > 0));
        var heading = Line(card.Title, card.CompanyName, card.TeamName, card.Location, card.City, card.Country, CardPeriod.Of(card));
        // A summary that only repeats the heading tells nothing; then the card's parts are its text.
        return IsHeading(text, card) ? new ProfileSection(card.Id, kind, heading, beside, "", card.EnhancedDescription)
            : new ProfileSection(card.Id, kind, heading, text, beside, card.EnhancedDescription);
    }

    private static bool IsHeading(string text, ExperienceCard card) =>
        text.Replace(card.Title.Length > 0 ? card.Title : "\0", "", StringComparison.OrdinalIgnoreCase)
            .Replace(card.CompanyName.Length > 0 ? card.CompanyName : "\0", "", StringComparison.OrdinalIgnoreCase).Count(char.IsLetter) < 4;

    private static string Line(params string[] parts) => string.Join(", ", parts.Select(part => part.Trim()).Where(part => part.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
}
