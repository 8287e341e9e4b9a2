using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>The words by which a profile is found in the directory: what its owner wrote, and the roles and firms of its live cards.</summary>
internal static class DirectoryWords
{
    /// <summary>Brings the words up to date within a change to <paramref name="profile"/>, after its cards were changed.</summary>
    public static async Task RefreshAsync(AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        // The query must see the cards of the same change.
        await db.SaveChangesAsync(cancellationToken);
        var cards = await db.Set<ExperienceCard>().Where(card => card.ProfileId == profile.Id && card.State != CardState.Dismissed)
            .OrderBy(card => card.Position).Select(card => new { card.Title, card.CompanyName }).ToListAsync(cancellationToken);
        profile.DirectoryText = Of(profile, cards.SelectMany(card => new[] { card.Title, card.CompanyName }));
    }

    /// <summary>The words of a profile and of <paramref name="cards"/>.</summary>
    public static string Of(Profile profile, IEnumerable<string> cards) => SearchText.Normalise(string.Join(
        ' ', [profile.DisplayName, profile.Headline, profile.Company, profile.JobTitle, profile.Location, .. profile.Skills, .. cards]));
}
