using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>Who is looking at the page, taken from the authentication state, which a circuit has too.</summary>
public sealed class CurrentViewer(AuthenticationStateProvider authentication)
{
    /// <summary>The viewer; anonymous where nobody has signed in.</summary>
    public async Task<Viewer> GetAsync() => From((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>Reads the viewer from a principal's claims.</summary>
    public static Viewer From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return Viewer.Anonymous;
        }

        Guid? id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var parsed) ? parsed : null;
        var name = user.FindFirstValue(ClaimTypes.Email) ?? user.Identity.Name ?? "member";
        return new Viewer(id, user.IsInRole("admin"), name);
    }
}
