namespace ProfilePlatform.Web.Hosting;

/// <summary>Headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    // base-uri must be 'self': with 'none' Blazor never connects on nested addresses. Radzen sets sizes in style attributes, hence style-src-attr.
    private const string Csp =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'self'";

    /// <summary>Sets them when the answer starts, so that a fault, which clears the headers, has them too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Csp;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
