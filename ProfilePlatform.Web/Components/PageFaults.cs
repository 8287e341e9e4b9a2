namespace ProfilePlatform.Web.Components;

/// <summary>Tells people and programs apart where there is nothing to show: people get a page, programs a problem.</summary>
public static class PageFaults
{
    private static readonly string[] Machines = ["/api", "/_blazor", "/_framework", "/_content", "/openapi", "/healthz", "/readyz"];

    /// <summary>Answers empty status codes with the "not found" page for people and as problems for programs.</summary>
    public static IApplicationBuilder UsePageFaults(this IApplicationBuilder app)
    {
        // The page first: a branch has a routing world of its own and would not find it. Inside, programs get their body, and the page stays away.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        return app.UseWhen(context => !IsForPeople(context.Request), programs => programs.UseStatusCodePages());
    }

    /// <summary>True for a request whose answer is a page.</summary>
    public static bool IsForPeople(HttpRequest request) => IsForPeople(request.Method, request.Path);

    /// <summary>The same of a request that may stand at another address by now.</summary>
    public static bool IsForPeople(string method, PathString path) =>
        (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        && Array.TrueForAll(Machines, start => !path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
}
