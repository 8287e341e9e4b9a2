using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity.Oidc;

/// <summary>What follows on a sign-in through a provider: the cookie and the way on, or the page that says what went wrong.</summary>
internal sealed class OidcEvents(Admission admission, Journeys journeys, ILogger<OidcEvents> logger) : OAuthEvents
{
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var admitted = (AdmitResult.Admitted)context.HttpContext.Items[SignInSchemes.Admitted]!;
        var asked = context.Properties!.Items.TryGetValue(SignInSchemes.ReturnTo, out var url) ? url : null;
        context.Properties = SignInSchemes.Lasting(context.HttpContext);
        context.ReturnUri = await journeys.AfterSignInAsync(admitted, asked, context.HttpContext.RequestAborted);
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var (fault, why) = context.Failure switch
        {
            SignInFaultException known => (known.Fault, known.Message),
            RefusedException refused => (refused.Fault, refused.Message),
            ProviderUnavailableException down => (SignInFault.ProviderDown, down.Message),
            _ when context.Request.Query.ContainsKey("error") && context.Properties is not null => (SignInFault.Declined, "the provider refused"),
            _ => (SignInFault.State, "state"),
        };
        logger.SignInFailed(why);
        if (context.Failure is not (RefusedException or ProviderUnavailableException))
        {
            await admission.RefuseAsync(why, Visits.Of(context.HttpContext), CancellationToken.None);
        }

        SignInFaults.Set(context.HttpContext, fault);
        context.SkipHandler();
    }
}
