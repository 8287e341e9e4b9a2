using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Changes one profile in one transaction, together with its history, the audit trail and what is found by.</summary>
internal sealed class ProfileEdits(
    PlatformWriter writer, ProfileHistory history, AuditTrail audit, ProfileClosings closings, IEnumerable<IProfileDerivation> derivations, TimeProvider time)
{
    private readonly IReadOnlyList<IProfileDerivation> _derivations = [.. derivations];


    /// <summary>Changes the profile at <paramref name="slug"/> as <paramref name="edit"/> says, if <paramref name="viewer"/> may.</summary>
    public Task<EditProfileResult> EditAsync(
        Viewer viewer, string slug, Func<AppDbContext, Profile, CancellationToken, Task<EditProfileResult>> edit, CancellationToken cancellationToken) =>
        EditAsync(viewer, slug, profiles => profiles.EditableBy(viewer), edit, cancellationToken);

    /// <summary>As above, of the profiles that <paramref name="allowed"/> leaves. A change that changes nothing leaves no trace.</summary>
    public async Task<EditProfileResult> EditAsync(
        Viewer viewer,
        string slug,
        Func<IQueryable<Profile>, IQueryable<Profile>> allowed,
        Func<AppDbContext, Profile, CancellationToken, Task<EditProfileResult>> edit,
        CancellationToken cancellationToken)
    {
        var isSeenByOthers = false;
        var result = await writer.WriteAsync(async (db, token) =>
        {
            var profile = await allowed(db.Set<Profile>()).SingleOrDefaultAsync(found => found.Slug == slug, token);
            if (profile is null)
            {
                return new EditProfileResult.Missing();
            }

            var result = await edit(db, profile, token);
            if (result is not EditProfileResult.Done)
            {
                db.ChangeTracker.Clear();
            }
            else if (db.ChangeTracker.HasChanges())
            {
                Derive(profile);
                var entry = db.Entry(profile);
                isSeenByOthers = IsChanged(entry, nameof(Profile.Visibility), nameof(Profile.Enabled), nameof(Profile.DeletedAt), nameof(Profile.Slug));
                history.Add(db, entry, viewer.Actor);
                Audit(db, entry, viewer.Actor);
                profile.UpdatedAt = time.GetUtcNow();
                profile.Version++;
                profile.ContentVersion++;
                PeopleWork.Add(db, profile.Id, profile.ContentVersion);
                if (OwnTextWork.IsDue(db, profile))
                {
                    OwnTextWork.Add(db, profile);
                }

                await DirectoryWords.RefreshAsync(db, profile, token);
            }

            return result;
        }, cancellationToken);
        if (isSeenByOthers && result is EditProfileResult.Done done)
        {
            closings.Publish(done.Profile.Id);
        }

        return result;
    }

    /// <summary>Brings up to date what follows from the profile's fields; for one that is being made, too.</summary>
    public void Derive(Profile profile)
    {
        foreach (var derivation in _derivations)
        {
            derivation.Refresh(profile);
        }
    }

    private void Audit(AppDbContext db, EntityEntry<Profile> entry, AuditActor actor)
    {
        var profile = entry.Entity;
        if (IsChanged(entry, nameof(Profile.Enabled)))
        {
            audit.Add(db, actor, profile.Enabled ? AuditActions.ProfileEnabled : AuditActions.ProfileDisabled, "profile", profile.Id);
        }

        if (IsChanged(entry, nameof(Profile.DeletedAt)))
        {
            audit.Add(db, actor, profile.DeletedAt is null ? AuditActions.ProfileRestored : AuditActions.ProfileSoftDeleted, "profile", profile.Id);
        }
    }

    private static bool IsChanged(EntityEntry<Profile> entry, params string[] properties) => properties.Any(property => entry.Property(property).IsModified);
}
