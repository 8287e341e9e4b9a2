using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Features.Identity;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Binds <see cref="Viewer"/> in endpoints: <c>(RequestViewer who, …)</c>.</summary>
internal sealed record RequestViewer(Viewer Viewer)
{
    public static ValueTask<RequestViewer> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new RequestViewer(context.RequestServices.GetRequiredService<CurrentViewer>().Of(context.User)));

    public static implicit operator Viewer(RequestViewer who) => who.Viewer;
}
