using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>
/// A request that brings a key is its holder's or nobody's: with a bad key it is refused, whatever cookie comes along and in local mode too. What a key
/// may not do ends here, before anything is read of the request.
/// </summary>
internal sealed class ApiKeyGate(RequestDelegate next, KeyCheck keys) : IDisposable
{
    /// <summary>Bad keys a minute that are looked for, by visitor. A key is too long to be guessed; this keeps the noise down.</summary>
    public const int BadKeysPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _badKeys = PartitionedRateLimiter.Create<string, string>(visitor =>
        RateLimitPartition.GetFixedWindowLimiter(visitor, _ => new FixedWindowRateLimiterOptions { PermitLimit = BadKeysPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!BearerKey.IsOn(context.Request))
        {
            await next(context);
            return;
        }

        var visitor = VisitorKey.Of(context);
        using var lease = _badKeys.AttemptAcquire(visitor, permitCount: 0);
        if (!lease.IsAcquired && !keys.HasWorked(BearerKey.Of(context.Request)))
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : TimeSpan.FromMinutes(1);
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Problems.Of(429, "too-many-requests", "Too many bad API keys came from this address. Try again in a minute.").ExecuteAsync(context);
            return;
        }

        var result = await context.AuthenticateAsync(ApiKeyHandler.SchemeName);
        if (result.Principal is not { } principal || context.Features.Get<KeyHolder>() is not { } holder)
        {
            using var counted = _badKeys.AttemptAcquire(visitor);
            await context.ChallengeAsync(ApiKeyHandler.SchemeName);
            return;
        }

        context.User = principal;
        if (Refusal(context, holder) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    public void Dispose() => _badKeys.Dispose();

    private static ProblemHttpResult? Refusal(HttpContext context, KeyHolder holder)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<NotByApiKey>() is not null)
        {
            return Problems.Of(403, "not-by-api-key", "This cannot be done with an API key. Sign in.");
        }

        var looks = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (holder.Scope == ApiKeyScope.Write || looks)
        {
            return null;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"api\", error=\"insufficient_scope\"";
        return Problems.Of(403, "read-only-api-key", "This API key may only read. Use one with the scope \"write\".");
    }
}

/// <summary>Marks what a member does in person: keys, sessions, the account itself.</summary>
internal sealed class NotByApiKey;
