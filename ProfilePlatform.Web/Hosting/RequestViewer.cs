using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Binds <see cref="Viewer"/> in endpoints: <c>(RequestViewer who, …)</c>.</summary>
internal sealed record RequestViewer(Viewer Viewer)
{
    public static async ValueTask<RequestViewer> BindAsync(HttpContext context)
    {
        // A key wins over whatever else says who this is.
        if (context.Features.Get<KeyHolder>() is { } holder)
        {
            return new RequestViewer(holder.Viewer);
        }

        var viewer = await context.RequestServices.GetRequiredService<CurrentViewer>().OfAsync(context.User, context.RequestAborted);
        return new RequestViewer(viewer with
        {
            Address = ClientAddress.Of(context),
            RequestId = context.TraceIdentifier,
        });
    }

    public static implicit operator Viewer(RequestViewer who) => who.Viewer;
}
