using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Owner;

/// <summary>The profile that an owner's page is about; asked for anew by each page and each act, so that a right taken away holds at once.</summary>
public sealed class OwnedProfile(ProfileRegistry registry, PageViewer current)
{
    /// <summary>The profile, or null where there is none that the viewer may change.</summary>
    public async Task<Profile?> FindAsync(string slug, CancellationToken cancellationToken) =>
        await registry.FindEditableAsync(await current.GetAsync(), slug, cancellationToken);
}
