using Microsoft.AspNetCore.SignalR;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Identity.Live;
using ProfilePlatform.Web.Features.Owner;
using ProfilePlatform.Web.Features.Search.Page;
using Radzen;

namespace ProfilePlatform.Web.Components;

/// <summary>Registers what the pages need and maps them.</summary>
public static class AddPagesExtensions
{
    /// <summary>The largest message that a browser may send over a circuit, in bytes; a header in HTML passes the framework's 32 KB.</summary>
    private const long LargestMessage = 128 * 1024;

    /// <summary>Registers Razor components, circuits, the component library and the pages' own state.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.AddFilter<CallFilter>();
            });
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<PageViewer>();
        services.AddScoped<OwnedProfile>();
        services.AddScoped<DeskActs>();
        services.AddSearchPage();
        return services;
    }

    /// <summary>Maps static files and pages. The framework's own frame-ancestors header is off: the platform sends its own.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets();
        routes.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return routes;
    }
}
