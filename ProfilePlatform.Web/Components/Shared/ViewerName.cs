using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>What a viewer is called on the page.</summary>
internal static class ViewerName
{
    /// <summary>For example "an anonymous visitor", "the local administrator", "ana@example.org".</summary>
    public static string Of(Viewer viewer) => viewer switch
    {
        { IsMember: false } => "an anonymous visitor",
        { UserId: null } => "the local administrator",
        { IsAdmin: true } => viewer.Name + ", an administrator",
        _ => viewer.Name,
    };
}
