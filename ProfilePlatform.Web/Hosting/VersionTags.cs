using System.Globalization;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Versions as entity tags, so that nobody overwrites what they have not seen.</summary>
internal static class VersionTags
{
    /// <summary>What an <c>If-Match</c> stands for that names no version of ours.</summary>
    public const long Unknown = -1;

    /// <summary>Tags the answer with a version.</summary>
    public static void Set(HttpContext context, long version) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the request's <c>If-Match</c> names; null where it has none or takes any.</summary>
    public static long? IfMatch(HttpContext context) => context.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag && tag != "*"
        ? long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Unknown
        : null;
}
