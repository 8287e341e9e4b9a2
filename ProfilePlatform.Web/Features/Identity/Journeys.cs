using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Where people go who have just signed in.</summary>
internal sealed class Journeys(ProfileRegistry registry, IdentityOptions options)
{
    /// <summary>The page they came for; else, by who they are, the administration, their profile, or the page where a profile is made.</summary>
    public async Task<string> AfterSignInAsync(AdmitResult.Admitted admitted, string? asked, CancellationToken cancellationToken)
    {
        var administers = options.Administers(admitted.User.Email);
        var viewer = new Viewer(admitted.User.Id, administers, admitted.User.Email);
        var start = administers ? "/admin" : await registry.FindOwnedAsync(viewer, cancellationToken) is null ? "/register" : "/owner";
        return admitted.IsNew && !administers ? start : ReturnAddress.LocalOr(asked, start);
    }
}
