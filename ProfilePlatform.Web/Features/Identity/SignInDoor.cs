using Microsoft.AspNetCore.Authentication;
using ProfilePlatform.Web.Features.Identity.Oidc;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>
/// Sends people to the provider and counts their tries. What goes wrong here or on the way back goes on to the page at the same address, which
/// says so.
/// </summary>
internal sealed class SignInDoor(RequestDelegate next, SignInAttempts attempts, SignInOptions options, ILogger<SignInDoor> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var isStart = path == SignInEndpoints.Start;
        if ((isStart || path == SignInEndpoints.Callback || path == SignInEndpoints.UseLink) && !attempts.Take(context))
        {
            SignInFaults.Set(context, SignInFault.TooMany);
        }
        else if (isStart && options.HasProvider && HttpMethods.IsGet(context.Request.Method) && await ChallengeAsync(context))
        {
            return;
        }

        await next(context);
    }

    private async Task<bool> ChallengeAsync(HttpContext context)
    {
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[SignInSchemes.ReturnTo] = ReturnAddress.LocalOr(context.Request.Query["returnUrl"], "");
        try
        {
            await context.ChallengeAsync(SignInSchemes.Provider, properties);
            return true;
        }
        catch (ProviderUnavailableException exception)
        {
            logger.SignInFailed(exception.Message);
            SignInFaults.Set(context, SignInFault.ProviderDown);
            return false;
        }
    }
}
