using Microsoft.AspNetCore.Http.HttpResults;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Whether the process lives, and whether it is ready to serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Ok(new { Status = "ok" }));
        routes.MapGet("/readyz", Ready);
    }

    private static JsonHttpResult<ReadyView> Ready(Readiness readiness) => TypedResults.Json(
        new ReadyView(
            readiness.IsReady ? "ready" : "not_ready",
            [.. readiness.Components.Select(part => new PartView(part.Name, part.State.ToString().ToLowerInvariant(), part.Detail))]),
        statusCode: readiness.IsReady ? 200 : 503);

    internal sealed record ReadyView(string Status, IReadOnlyList<PartView> Components);

    internal sealed record PartView(string Name, string Status, string Detail);
}
