using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Advice;

/// <summary>Says for each section of a profile what could be clearer.</summary>
public sealed class ProfileAdvice
{
    private readonly IDbContextFactory<AppDbContext> _contexts;

    internal ProfileAdvice(IDbContextFactory<AppDbContext> contexts) => _contexts = contexts;

    /// <summary>All sections with a text; null where there is no profile that the viewer may change.</summary>
    public async Task<IReadOnlyList<SectionAdvice>?> ReadAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, cancellationToken) is not { } profile)
        {
            return null;
        }

        var current = await db.Set<ExperienceCard>().AsNoTracking().Where(card => card.ProfileId == profile.Id && (card.IsCurrent || card.EndDate == null))
            .Select(card => card.Id).ToListAsync(cancellationToken);
        return [.. (await SectionReading.ReadAsync(db, profile, cancellationToken)).Select(section => new SectionAdvice(
            section.Kind, section.Heading, section.Text, ClarityCheck.Of(section.Text, section.Kind, section.CardId is { } id && !current.Contains(id))))];
    }
}
