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

    /// <summary>503 while anything is starting or failed; a degraded part still serves.</summary>
    private static async Task<JsonHttpResult<ReadyView>> Ready(Readiness readiness, CancellationToken cancellationToken)
    {
        var components = await readiness.CheckAsync(cancellationToken);
        var isReady = components.All(part => part.State is ComponentState.Ok or ComponentState.Degraded);
        return TypedResults.Json(
            new ReadyView(
                isReady ? "ready" : "not_ready",
                [.. components.Select(part => new PartView(part.Name, part.State.ToString().ToLowerInvariant(), part.Detail))]),
            statusCode: isReady ? 200 : 503);
    }

    internal sealed record ReadyView(string Status, IReadOnlyList<PartView> Components);

    internal sealed record PartView(string Name, string Status, string Detail);
}
