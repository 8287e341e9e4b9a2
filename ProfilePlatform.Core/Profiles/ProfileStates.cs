using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Profiles;

/// <summary>What an admin does with a profile as a whole: puts it away so that it can come back, and brings it back.</summary>
public sealed class ProfileStates
{
    private readonly ProfileEdits _edits;
    private readonly TimeProvider _time;

    internal ProfileStates(ProfileEdits edits, TimeProvider time) => (_edits, _time) = (edits, time);

    /// <summary>Hides the profile from everybody, its owner included, and keeps all of it. Doing it again changes nothing.</summary>
    public Task<EditProfileResult> SoftDeleteAsync(Viewer viewer, string slug, CancellationToken cancellationToken) =>
        SetAsync(viewer, slug, profile => profile.DeletedAt ??= _time.GetUtcNow(), cancellationToken);

    /// <summary>Brings a soft-deleted profile back as it was. Doing it again changes nothing.</summary>
    public Task<EditProfileResult> RestoreAsync(Viewer viewer, string slug, CancellationToken cancellationToken) =>
        SetAsync(viewer, slug, profile => profile.DeletedAt = null, cancellationToken);

    private Task<EditProfileResult> SetAsync(Viewer viewer, string slug, Action<Profile> set, CancellationToken cancellationToken) =>
        _edits.EditAsync(viewer, slug, profiles => profiles.ForAdmin(viewer), (_, profile, _) =>
        {
            set(profile);
            return Task.FromResult<EditProfileResult>(new EditProfileResult.Done(profile));
        }, cancellationToken);
}
