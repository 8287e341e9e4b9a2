using Microsoft.AspNetCore.SignalR;

namespace ProfilePlatform.Web.Features.Identity.Live;

/// <summary>Lets a circuit know the connection that a browser calls it over: the framework tells it neither the address nor how to hang up.</summary>
internal sealed class CallFilter : IHubFilter
{
    private static readonly AsyncLocal<HubCallerContext?> Caller = new();

    /// <summary>The connection of the call that is being carried out; null outside one.</summary>
    public static HubCallerContext? Current => Caller.Value;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        Caller.Value = invocationContext.Context;
        return await next(invocationContext);
    }
}
