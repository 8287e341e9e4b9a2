namespace ProfilePlatform.Web.Features.Identity.ApiKeys;

/// <summary>The key in a request's <c>Authorization</c> header.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer";

    /// <summary>True where a request to the API says that it brings a key, good or bad. Pages and circuits know no keys.</summary>
    public static bool IsOn(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.Headers.Authorization.Any(IsBearer);

    /// <summary>The key; empty where the header is not exactly one key.</summary>
    public static string Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && IsBearer(header) ? header[Scheme.Length..].Trim() : "";

    private static bool IsBearer(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (header.Length == Scheme.Length || header[Scheme.Length] == ' ');
}
