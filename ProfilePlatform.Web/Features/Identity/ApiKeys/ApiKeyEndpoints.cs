using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>A member's API keys over HTTP.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/me/api-keys").RefusesApiKeys();
        keys.MapGet("", List);
        keys.MapPost("", Create);
        keys.MapDelete("/{id:guid}", Revoke);
    }

    private static async Task<Results<Ok<Paged<KeyView>>, ProblemHttpResult>> List(
        RequestViewer who, int? page, int? page_size, MemberKeys keys, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        var found = await keys.ListAsync(who, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<KeyView>([.. found.Items.Select(KeyView.Of)], found.Total, found.Page));
    }

    private static async Task<Results<Created<NewKeyView>, ProblemHttpResult>> Create(
        RequestViewer who, CreateKeyBody body, HttpContext context, MemberKeys keys, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return NotSignedIn();
        }

        if (ScopeOf(body.Scope) is not { } scope)
        {
            return Problems.Invalid("scope", "Must be \"read\" or \"write\".");
        }

        switch (await keys.CreateAsync(who, body.Name ?? "", scope, body.ExpiresAt, cancellationToken))
        {
            case CreateKeyResult.Created created:
                context.Response.Headers.CacheControl = "no-store";
                return TypedResults.Created("/api/me/api-keys", NewKeyView.Of(created));
            case CreateKeyResult.Invalid invalid:
                return Problems.Invalid(invalid.Field, invalid.Error);
            case CreateKeyResult.TooMany:
                return Problems.Of(409, "too-many-api-keys", $"There are {MemberKeys.Most} keys already. Revoke one first.");
            default:
                return Problems.Of(409, "no-account", "The local admin has no account that a key could belong to. Sign in as somebody.");
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(
        RequestViewer who, Guid id, MemberKeys keys, CancellationToken cancellationToken) =>
        !who.Viewer.IsMember ? NotSignedIn()
        : await keys.RevokeAsync(who, id, cancellationToken) ? TypedResults.NoContent()
        : Problems.Missing();

    private static ProblemHttpResult NotSignedIn() => Problems.Of(401, "not-signed-in", "Sign in to manage API keys.");

    private static ApiKeyScope? ScopeOf(string? name) => name switch
    {
        "read" => ApiKeyScope.Read,
        "write" => ApiKeyScope.Write,
        _ => null,
    };

    internal sealed record CreateKeyBody(string? Name, string? Scope, DateTimeOffset? ExpiresAt);

    internal sealed record KeyView(
        Guid Id, string Name, string Scope, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
    {
        public static KeyView Of(ApiKey key) => new(
            key.Id, key.Name, key.Scope.ToString().ToLowerInvariant(), key.Prefix, key.CreatedAt, key.ExpiresAt, key.LastUsedAt);
    }

    internal sealed record NewKeyView(
        Guid Id, string Name, string Scope, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Key)
    {
        public static NewKeyView Of(CreateKeyResult.Created made) => new(
            made.Key.Id, made.Key.Name, made.Key.Scope.ToString().ToLowerInvariant(), made.Key.Prefix, made.Key.CreatedAt, made.Key.ExpiresAt, made.Secret);
    }
}
