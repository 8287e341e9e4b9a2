namespace ProfilePlatform.Web.Features.Identity;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A sign-in failed: {Why}")]
    public static partial void SignInFailed(this ILogger logger, string why);

    [LoggerMessage(LogLevel.Warning, "Outside local mode without HTTPS: give an https address in ASPNETCORE_URLS, or name the proxy that ends TLS in TRUSTED_PROXIES")]
    public static partial void WithoutHttps(this ILogger logger);

    [LoggerMessage(LogLevel.Warning, "{Count} keys were not encrypted by SESSION_SECRET_KEY and are revoked: everybody has to sign in again")]
    public static partial void PlainKeysRevoked(this ILogger logger, int count);
}
