using Microsoft.AspNetCore.Components.Authorization;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>Who is looking at the page, from the authentication state, which a circuit has too.</summary>
public sealed class PageViewer(AuthenticationStateProvider authentication, CurrentViewer current)
{
    /// <summary>The viewer; anonymous where nobody has signed in.</summary>
    public async Task<Viewer> GetAsync() => await current.OfAsync((await authentication.GetAuthenticationStateAsync()).User, CancellationToken.None);
}
