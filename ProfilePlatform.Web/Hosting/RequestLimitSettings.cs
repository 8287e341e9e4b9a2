using ProfilePlatform.Core.Limits;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads how much one visitor may change in a minute.</summary>
internal static class RequestLimitSettings
{
    private const int Most = 1_000_000;

    public static IReadOnlyDictionary<RequestKind, int> Read(IConfiguration configuration) => new Dictionary<RequestKind, int>
    {
        [RequestKind.Change] = PlatformOptions.Number(configuration, "CHANGES_PER_MINUTE", 600, 1, Most),
        [RequestKind.SignIn] = PlatformOptions.Number(configuration, "SIGN_INS_PER_MINUTE", 30, 1, Most),
        [RequestKind.Upload] = PlatformOptions.Number(configuration, "UPLOADS_PER_MINUTE", 60, 1, Most),
    };
}
