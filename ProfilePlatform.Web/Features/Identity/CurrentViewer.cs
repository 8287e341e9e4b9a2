using System.Globalization;
using System.Security.Claims;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Turns a signed-in principal into a <see cref="Viewer"/>, the same way for requests and circuits.</summary>
public sealed class CurrentViewer(PlatformOptions options)
{
    /// <summary>The claim that says "browse as an anonymous visitor" in local mode.</summary>
    public const string VisitorClaim = "visitor";

    /// <summary>
    /// Who <paramref name="principal"/> is. In local mode nobody at all is the local admin; users named in ADMIN_EMAILS are admins.
    /// </summary>
    public ValueTask<Viewer> OfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Of(principal));
    }

    private Viewer Of(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return options.IsLocal ? LocalAdmin : Viewer.Anonymous;
        }

        if (principal.HasClaim(claim => claim.Type == VisitorClaim))
        {
            return Viewer.Anonymous;
        }

        var email = principal.FindFirstValue(ClaimTypes.Email) ?? "";
        return Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? new Viewer(id, options.AdminEmails.Contains(email), email)
            : Viewer.Anonymous;
    }

    private static Viewer LocalAdmin { get; } = new(null, true, "local-admin");
}
