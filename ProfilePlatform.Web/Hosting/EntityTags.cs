using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Lets who has an answer already not be sent it again.</summary>
internal static class EntityTags
{
    /// <summary>Tags the answer by what it is made of. True where the request names the same tag: answer 304 then.</summary>
    public static bool Matches(HttpContext context, IEnumerable<object> parts)
    {
        var text = string.Join(' ', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"", isWeak: true);
        context.Response.Headers.ETag = tag.ToString();
        // Whoever may see it is asked each time.
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }
}
