using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Orders that the owner's own texts be indexed again. Call it in the transaction of every change to one of them.</summary>
public static class OwnTextWork
{
    /// <summary>Adds the order; it is carried out soon after the commit.</summary>
    public static void Add(AppDbContext db, Profile profile) =>
        db.Add(new ProjectionWork { ProfileId = profile.Id, Target = ProjectionWork.OwnTexts, ContentVersion = profile.ContentVersion });

    /// <summary>True where the context holds a change of an accepted rewriting, or of a card or profile that shows one.</summary>
    internal static bool IsDue(AppDbContext db, Profile profile)
    {
        var entry = db.Entry(profile);
        return entry.Property(found => found.EnhancedBiography).IsModified
            || (profile.EnhancedBiography.Length > 0 && entry.Property(found => found.Biography).IsModified)
            || db.ChangeTracker.Entries<ExperienceCard>().Any(card => card.State switch
            {
                EntityState.Added => card.Entity.EnhancedDescription.Length > 0,
                EntityState.Modified or EntityState.Deleted =>
                    card.Entity.EnhancedDescription.Length > 0 || card.Property(found => found.EnhancedDescription).OriginalValue.Length > 0,
                _ => false,
            });
    }
}
