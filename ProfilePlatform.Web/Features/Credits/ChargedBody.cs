using System.Text;
using Microsoft.Net.Http.Headers;

namespace ProfilePlatform.Web.Features.Credits;

/// <summary>What makes a charged request the same request.</summary>
internal static class ChargedBody
{
    /// <summary>The body's bytes.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <summary>True for JSON in UTF-8.</summary>
    public static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Method and path. Routing takes paths in either case and with a slash at the end; they are the same route.</summary>
    public static string Route(HttpRequest request) => $"{request.Method} {request.Path.Value?.TrimEnd('/').ToLowerInvariant()}";

    /// <summary>Query and body.</summary>
    public static ReadOnlyMemory<byte> Canonical(HttpRequest request, ReadOnlyMemory<byte> body) =>
        (byte[])[.. Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""), 0, .. body.Span];
}
