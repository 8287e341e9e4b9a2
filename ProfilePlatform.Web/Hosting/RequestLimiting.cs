using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Web.Hosting;

/// <summary>
/// Holds what one visitor may change in a minute. An endpoint says of what kind it is with <see cref="LimitedAs"/>, or with
/// <see cref="LimitedByItself"/> that it counts on its own; others count as changes where their method changes something.
/// </summary>
internal static class RequestLimiting
{
    /// <summary>Registers the limits.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = RequestLimitSettings.Read(configuration);
        return services.AddSingleton(provider => new VisitorLimits(perMinute, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The endpoint's requests count as <paramref name="kind"/>, whatever their method.</summary>
    public static TBuilder LimitedAs<TBuilder>(this TBuilder endpoint, RequestKind kind)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limited(kind));

    /// <summary>The endpoint has limits of its own.</summary>
    public static TBuilder LimitedByItself<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limited(null));

    /// <summary>Refuses what is too much with 429.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<VisitorLimits>();
        return app.Use(async (context, next) =>
        {
            if (KindOf(context) is { } kind)
            {
                var (taken, standing) = limits.Take(kind, VisitorKey.Of(context));
                RateLimitHeaders.Set(context.Response, (kind.ToString().ToLowerInvariant(), standing));
                if (!taken)
                {
                    context.Response.Headers.RetryAfter = RateLimitHeaders.RetryAfter(standing.Reset);
                    await Problems.Of(429, "too-many-requests", "That was much in a short time. Try again in a minute.").ExecuteAsync(context);
                    return;
                }
            }

            await next(context);
        });
    }

    private static RequestKind? KindOf(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Limited>() is { } limited)
        {
            return limited.Kind;
        }

        // A circuit's own messages: its acts have limits where they are carried out.
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        return changes && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) ? RequestKind.Change : null;
    }

    private sealed record Limited(RequestKind? Kind);
}
