using Microsoft.AspNetCore.Components.Authorization;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>Who is looking at the page, from the authentication state, which a circuit has too.</summary>
public sealed class PageViewer(AuthenticationStateProvider authentication, CurrentViewer current, ViewerOrigin origin)
{
    /// <summary>The viewer as they are now, so ask before each act; anonymous where nobody has signed in or the session has ended.</summary>
    public async Task<Viewer> GetAsync()
    {
        var viewer = await current.OfAsync((await authentication.GetAuthenticationStateAsync()).User, CancellationToken.None);
        return viewer with { Address = origin.Address, RequestId = origin.RequestId };
    }
}
