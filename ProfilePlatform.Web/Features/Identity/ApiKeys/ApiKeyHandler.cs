using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>
/// Signs a request in by its key. The principal carries no user's id: only <see cref="RequestViewer"/> reads the holder of the key, and whoever looks at
/// claims alone sees nobody.
/// </summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyCheck keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!BearerKey.IsOn(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var address = ClientAddress.Of(Context);
        if (await keys.FindAsync(BearerKey.Of(Request), address, Context.TraceIdentifier, Context.RequestAborted) is not { } holder)
        {
            return AuthenticateResult.Fail("The key is not known.");
        }

        Context.Features.Set(holder);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, holder.Viewer.Name)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"api\", error=\"invalid_token\"";
        return Problems.Of(401, "bad-api-key", "This API key is not known, has expired or was revoked.").ExecuteAsync(Context);
    }
}
