using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Chat;

/// <summary>Reads what a twin must know of its person beside the passages.</summary>
internal sealed class TwinPeople(IDbContextFactory<AppDbContext> contexts)
{
    public async Task<TwinPerson?> FindAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var profile = await db.Set<Profile>().AsNoTracking().Where(found => found.Id == profileId)
            .Select(found => new { found.Slug, found.DisplayName, found.FirstName, found.IndexedTopics, found.IndexVersion }).SingleOrDefaultAsync(cancellationToken);
        if (profile is null)
        {
            return null;
        }

        var cards = await db.Set<ExperienceCard>().AsNoTracking()
            .Where(card => card.ProfileId == profileId && card.State != CardState.Dismissed).OrderBy(card => card.Position)
            .Select(card => new TwinCard(card.Kind, card.Title, card.CompanyName)).ToListAsync(cancellationToken);
        var names = await db.Set<Document>().AsNoTracking().Where(document => document.ProfileId == profileId)
            .OrderBy(document => document.UploadedAt).Select(document => document.Name).ToListAsync(cancellationToken);
        return new TwinPerson(profile.Slug, profile.DisplayName, profile.FirstName, new TwinFacts(cards, names, profile.IndexedTopics), profile.IndexVersion);
    }
}

/// <summary>A twin's person.</summary>
/// <param name="Slug">The profile's name in addresses.</param>
/// <param name="DisplayName">The whole name.</param>
/// <param name="FirstName">The given name; may be empty.</param>
/// <param name="Facts">What questions can be made of.</param>
/// <param name="IndexVersion">Content version that the index must show.</param>
internal sealed record TwinPerson(string Slug, string DisplayName, string FirstName, TwinFacts Facts, long IndexVersion);
