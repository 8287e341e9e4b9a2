using System.Globalization;
using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Web.Hosting;

/// <summary>
/// Tells programs their limits and what is left of them, in the fields of the IETF draft "RateLimit header fields for HTTP"
/// (draft-ietf-httpapi-ratelimit-headers, the form with named policies): q requests in w seconds; r are left, all of them again in t seconds.
/// </summary>
internal static class RateLimitHeaders
{
    /// <summary>Sets both fields; <paramref name="policies"/> have names of letters.</summary>
    public static void Set(HttpResponse response, params ReadOnlySpan<(string Name, Standing Standing)> policies)
    {
        var (limits, left) = (new List<string>(), new List<string>());
        foreach (var (name, standing) in policies)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={standing.Limit};w={Seconds(Standing.Window)}"));
            left.Add(string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={standing.Remaining};t={Seconds(standing.Reset)}"));
        }

        response.Headers["RateLimit-Policy"] = string.Join(", ", limits);
        response.Headers["RateLimit"] = string.Join(", ", left);
    }

    /// <summary>Whole seconds to wait, at least one.</summary>
    public static string RetryAfter(TimeSpan wait) => Seconds(wait).ToString(CultureInfo.InvariantCulture);

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
