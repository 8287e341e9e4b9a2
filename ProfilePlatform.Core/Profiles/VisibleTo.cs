using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Core.Profiles;

/// <summary>
/// The same rule as <see cref="ProfileAccess"/>, as words: a projection that holds copies of profiles keeps each one's words and finds for a viewer those
/// that share a word with theirs. It still asks <see cref="ProfileAccess"/> last.
/// </summary>
public static class VisibleTo
{
    private const string Public = "public";
    private const string Link = "link";
    private const string Members = "members";
    private const string Admin = "admin";

    /// <summary>Who may open the profile; empty for one that is soft-deleted.</summary>
    public static IReadOnlyList<string> Of(Profile profile)
    {
        if (profile.DeletedAt is not null)
        {
            return [];
        }

        List<string> words = [Admin];
        if (profile.OwnerId is { } owner)
        {
            words.Add(Owner(owner));
        }

        if (profile.Enabled)
        {
            words.AddRange(profile.Visibility switch
            {
                Visibility.Public => [Public],
                Visibility.Unlisted => [Link],
                Visibility.Members => [Members],
                _ => (string[])[],
            });
        }

        return words;
    }

    /// <summary>The words of profiles that <paramref name="viewer"/> may open by address.</summary>
    public static IReadOnlyList<string> ToOpen(Viewer viewer) =>
    [
        Public, Link,
        .. viewer.IsMember ? [Members] : (string[])[],
        .. viewer.UserId is { } user ? [Owner(user)] : (string[])[],
        .. viewer.IsAdmin ? [Admin] : (string[])[],
    ];

    /// <summary>The words of profiles that are shown to <paramref name="viewer"/> in lists and searches.</summary>
    public static IReadOnlyList<string> ToList(Viewer viewer) => viewer.IsMember ? [Public, Members] : [Public];

    private static string Owner(Guid user) => $"owner:{user:N}";
}
