using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Indexing.OwnTexts;

/// <summary>The rewritings that an owner has accepted, of the summary and of cards; the text that each stands in place of is shown below it.</summary>
internal sealed class AcceptedRewritings : IOwnTextSource
{
    private const string Before = "Before it was edited:\n";

    public async Task<IReadOnlyList<OwnText>> ReadAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken)
    {
        var profile = await db.Set<Profile>().AsNoTracking().Where(found => found.Id == profileId)
            .Select(found => new { found.DisplayName, found.FirstName, found.Biography, found.EnhancedBiography }).SingleOrDefaultAsync(cancellationToken);
        if (profile is null)
        {
            return [];
        }

        var cards = await db.Set<ExperienceCard>().AsNoTracking()
            .Where(card => card.ProfileId == profileId && card.EnhancedDescription != "" && card.State != CardState.Dismissed)
            .OrderBy(card => card.Position).ThenBy(card => card.Id).ToListAsync(cancellationToken);
        var editor = profile.FirstName.Length > 0 ? profile.FirstName : profile.DisplayName;
        var texts = cards.ConvertAll(card => OwnText.Of(
            card.Id, Name(card.Title, editor), TopicOf(card.Kind), Heading(card), card.EnhancedDescription, Behind(card.Summary)));
        if (profile.EnhancedBiography.Length > 0)
        {
            texts.Insert(0, OwnText.Of(profileId, Name("Summary", editor), Topics.Summary, "", profile.EnhancedBiography, Behind(profile.Biography)));
        }

        return texts;
    }

    private static string Name(string title, string editor) => title.Length > 0 ? $"Profile: {title}, as edited by {editor}" : $"Profile, as edited by {editor}";

    private static string Behind(string original) => original.Trim().Length > 0 ? Before + original : "";

    private static string TopicOf(string kind) => kind == "education" ? Topics.Education : Topics.Experience;

    // Commas, as in the first line of an entry of a document.
    private static string Heading(ExperienceCard card) => string.Join(
        ", ", new[] { card.Title, card.CompanyName, card.Location, CardPeriod.Of(card) }.Select(part => part.ReplaceLineEndings(" ").Trim()).Where(part => part.Length > 0));
}
