using System.Globalization;
using System.Net;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Who vouches for people, and what is believed of a request. Read once and refused at start where it cannot work; no message repeats a secret.</summary>
public sealed class SignInOptions
{
    private const int ShortestSecret = 16;

    /// <summary>The issuer of id tokens (<c>OAUTH_AUTHORITY</c>).</summary>
    public required Uri Authority { get; init; }

    /// <summary>Our id at the issuer (<c>GOOGLE_CLIENT_ID</c>); empty where no provider is configured.</summary>
    public required string ClientId { get; init; }

    /// <summary>Our secret at the issuer (<c>GOOGLE_CLIENT_SECRET</c>).</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What the key ring is encrypted by (<c>SESSION_SECRET_KEY</c>); empty where the file system protects it.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Proxies whose X-Forwarded headers count (<c>TRUSTED_PROXIES</c>).</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>True where this server itself listens on an https address.</summary>
    public required bool HasTls { get; init; }

    /// <summary>True in local mode, where nobody needs a provider.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>How often a live circuit asks whether its session still holds (<c>SESSION_CHECK_SECONDS</c>).</summary>
    public required TimeSpan Revalidation { get; init; }

    /// <summary>Sign-ins a minute that one visitor may try (<c>SIGN_INS_PER_MINUTE</c>).</summary>
    public required int AttemptsPerMinute { get; init; }

    /// <summary>For users and their sessions.</summary>
    public required IdentityOptions Identity { get; init; }

    /// <summary>True when people sign in through a provider.</summary>
    public bool HasProvider => ClientId.Length > 0 && !IsLocal;

    /// <summary>True when browsers are to come over HTTPS: there is a TLS endpoint, or a proxy before us that ends TLS.</summary>
    public bool Https => !IsLocal && (HasTls || TrustedProxies.Count > 0);

    /// <summary>What people know the provider as.</summary>
    public string ProviderName => Authority.Host is "accounts.google.com" ? "Google" : Authority.Host;

    /// <summary>Reads and checks the configuration; <see cref="InvalidOptionsException"/> says in one line what is wrong.</summary>
    public static SignInOptions Read(IConfiguration configuration, PlatformOptions platform)
    {
        // The framework would then believe these headers of everybody.
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase)
            || string.Equals(configuration["ASPNETCORE_FORWARDEDHEADERS_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOptionsException("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody: name the proxies in TRUSTED_PROXIES instead.");
        }

        var (id, secret) = (LlmSettings.Key(configuration, "GOOGLE_CLIENT_ID"), LlmSettings.Key(configuration, "GOOGLE_CLIENT_SECRET"));
        if (id.Length > 0 != secret.Length > 0)
        {
            throw new InvalidOptionsException("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together: set both or none.");
        }

        var proxies = Proxies(configuration["TRUSTED_PROXIES"] ?? "");
        if (platform.IsLocal && proxies.Count > 0)
        {
            throw new InvalidOptionsException("IS_LOCAL=true does not work behind a proxy: leave TRUSTED_PROXIES out, or local mode.");
        }

        var options = new SignInOptions
        {
            Authority = Issuer(configuration["OAUTH_AUTHORITY"] is { Length: > 0 } url ? url : "https://accounts.google.com"),
            ClientId = id,
            ClientSecret = secret,
            SecretKey = Secret(configuration["SESSION_SECRET_KEY"] ?? ""),
            TrustedProxies = proxies,
            HasTls = platform.Urls.Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""))
                .Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)),
            IsLocal = platform.IsLocal,
            Revalidation = TimeSpan.FromSeconds(Number(configuration, "SESSION_CHECK_SECONDS", 20, 1, 60)),
            AttemptsPerMinute = Number(configuration, "SIGN_INS_PER_MINUTE", 20, 1, 100_000),
            Identity = new IdentityOptions
            {
                AdminEmails = platform.AdminEmails,
                HasFirstAdmin = id.Length == 0 && !platform.IsLocal,
                Idle = TimeSpan.FromHours(Number(configuration, "SESSION_IDLE_HOURS", 168, 1, 8_760)),
                Longest = TimeSpan.FromHours(Number(configuration, "SESSION_HOURS", 720, 1, 8_760)),
            },
        };
        return options;
    }

    private static Uri Issuer(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOptionsException("OAUTH_AUTHORITY must be an https address without user name, query or fragment, as https://accounts.google.com.");

    private static string Secret(string secret) => secret.Length is 0 or >= ShortestSecret
        ? secret
        : throw new InvalidOptionsException($"SESSION_SECRET_KEY must have at least {ShortestSecret} characters, as \"openssl rand -base64 32\" makes them.");

    private static List<IPNetwork> Proxies(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Proxy)];

    private static IPNetwork Proxy(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
        : throw new InvalidOptionsException($"TRUSTED_PROXIES must name addresses or networks as 10.0.0.5 or 10.0.0.0/8, not \"{text}\".");

    private static int Number(IConfiguration configuration, string name, int whenMissing, int least, int most) => configuration[name] switch
    {
        null or "" => whenMissing,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new InvalidOptionsException($"{name} must be a whole number from {least} to {most}, not \"{text}\"."),
    };
}
