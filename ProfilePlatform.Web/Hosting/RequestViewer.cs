using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Binds <see cref="Viewer"/> in endpoints: <c>(RequestViewer who, …)</c>.</summary>
internal sealed record RequestViewer(Viewer Viewer)
{
    public static async ValueTask<RequestViewer> BindAsync(HttpContext context)
    {
        var viewer = await context.RequestServices.GetRequiredService<CurrentViewer>().OfAsync(context.User, context.RequestAborted);
        return new RequestViewer(viewer with
        {
            Address = ClientAddress.Of(context),
            RequestId = context.TraceIdentifier,
        });
    }

    public static implicit operator Viewer(RequestViewer who) => who.Viewer;
}
