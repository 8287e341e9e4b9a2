using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Who may see and who may change a profile: the one place where that is decided, as part of the query.</summary>
public static class ProfileAccess
{
    /// <summary>Profiles that <paramref name="viewer"/> may open by address: their own always, others while enabled and visible to them.</summary>
    public static IQueryable<Profile> VisibleTo(this IQueryable<Profile> profiles, Viewer viewer)
    {
        var userId = viewer.UserId;
        var member = viewer.IsMember;
        var admin = viewer.IsAdmin;
        return profiles.Where(profile => profile.DeletedAt == null && (
            admin
            || (userId != null && profile.OwnerId == userId)
            || (profile.Enabled && (
                profile.Visibility == Visibility.Public
                || profile.Visibility == Visibility.Unlisted
                || (member && profile.Visibility == Visibility.Members)))));
    }

    /// <summary>Profiles that are shown in lists to <paramref name="viewer"/>: enabled and public, for members also those for members.</summary>
    public static IQueryable<Profile> ListedFor(this IQueryable<Profile> profiles, Viewer viewer)
    {
        var member = viewer.IsMember;
        return profiles.Where(profile => profile.DeletedAt == null && profile.Enabled && (
            profile.Visibility == Visibility.Public || (member && profile.Visibility == Visibility.Members)));
    }

    /// <summary>Profiles that <paramref name="viewer"/> may change: their own, for admins all.</summary>
    public static IQueryable<Profile> EditableBy(this IQueryable<Profile> profiles, Viewer viewer)
    {
        var userId = viewer.UserId;
        var admin = viewer.IsAdmin;
        return profiles.Where(profile => profile.DeletedAt == null && (admin || (userId != null && profile.OwnerId == userId)));
    }

    /// <summary>Profiles that <paramref name="viewer"/> may remove for good: as those to change, and soft-deleted ones too.</summary>
    internal static IQueryable<Profile> RemovableBy(this IQueryable<Profile> profiles, Viewer viewer)
    {
        var userId = viewer.UserId;
        var admin = viewer.IsAdmin;
        return profiles.Where(profile => admin || (userId != null && profile.OwnerId == userId));
    }

    /// <summary>All profiles for an admin, soft-deleted ones too; none for others.</summary>
    internal static IQueryable<Profile> ForAdmin(this IQueryable<Profile> profiles, Viewer viewer)
    {
        var admin = viewer.IsAdmin;
        return profiles.Where(profile => admin);
    }

    /// <summary>True when <paramref name="viewer"/> may change <paramref name="profile"/>.</summary>
    public static bool CanEdit(this Viewer viewer, Profile profile) =>
        viewer.IsAdmin || (viewer.UserId is { } id && profile.OwnerId == id);
}
