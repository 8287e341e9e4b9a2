using System.Net;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Identity;

/// <summary>What is believed of forwarded headers, and HTTPS.</summary>
public sealed class TransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BehindATrustedProxy_HttpsIsHttps_AndHttpIsSentThere()
    {
        await using var host = await StartAsync("127.0.0.1");
        using var secure = await SendAsync(host, HttpMethod.Get, "/login", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "twins.example"));
        secure.StatusCode.ShouldBe(HttpStatusCode.OK);
        secure.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");

        using var plain = await SendAsync(host, HttpMethod.Get, "/explore?q=a", ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "twins.example"));
        plain.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        plain.Headers.Location!.ToString().ShouldBe("https://twins.example/explore?q=a");
        foreach (var path in new[] { "/healthz", "/readyz" })
        {
            using var health = await SendAsync(host, HttpMethod.Get, path);
            health.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
        }
    }

    [Fact]
    public async Task BehindATrustedProxy_CookiesCarryTheHostPrefix()
    {
        await using var issuer = await IssuerStub.StartAsync();
        await using var host = await PlatformHost.StartAsync(issuer.Settings(("TRUSTED_PROXIES", "127.0.0.1")), cancellationToken: Token);
        using var ana = new Traveller(host.Address, issuer);
        ana.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        ana.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "twins.example");
        using var sent = await ana.GetAsync("/login/start");
        var asked = System.Web.HttpUtility.ParseQueryString(sent.Headers.Location!.Query);
        asked["redirect_uri"].ShouldBe("https://twins.example/login/callback");
        var state = sent.Headers.GetValues("Set-Cookie").Single();
        state.ShouldContain("secure; samesite=lax; httponly");

        // The client of this test speaks HTTP, so that it does not send secure cookies by itself.
        using var request = new HttpRequestMessage(HttpMethod.Get, ana.WayBack(sent.Headers.Location));
        request.Headers.Add("Cookie", state.Split(';')[0]);
        using var back = await ana.Client.SendAsync(request, Token);
        var session = back.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-session=", StringComparison.Ordinal) && !cookie.Contains("=;", StringComparison.Ordinal));
        session.ShouldContain("path=/; secure; samesite=lax; httponly");
        session.ShouldNotContain("domain");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.0/8,2001:db8::1")]
    public async Task ForwardedHeaders_OfAnybodyElse_CountForNothing(string? proxies)
    {
        await using var host = await StartAsync(proxies, ("SIGN_INS_PER_MINUTE", "3"));
        using var answer = await SendAsync(host, HttpMethod.Get, "/login", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));
        (answer.Headers.Location?.ToString() ?? "").ShouldNotContain("evil");
        if (proxies is null)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
            await ShareOneLimitAsync(host, HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task ForwardedFor_OfATrustedProxy_SetsTheLimitsApart()
    {
        await using var host = await StartAsync("127.0.0.1/32", ("SIGN_INS_PER_MINUTE", "3"));
        await ShareOneLimitAsync(host, HttpStatusCode.Redirect, ("X-Forwarded-Proto", "https"));

        // Whoever is behind the proxy may write the header too: only the last address, the proxy's own word, counts.
        for (var n = 0; n < 3; n++)
        {
            using var tried = await SendAsync(host, HttpMethod.Get, "/login/start", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", $"203.0.113.{n}, 198.51.100.7"));
        }

        using var refused = await SendAsync(host, HttpMethod.Get, "/login/start", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.99, 198.51.100.7"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task ShareOneLimitAsync(PlatformHost host, HttpStatusCode expected, params (string Name, string Value)[] more)
    {
        for (var n = 0; n < 6; n++)
        {
            using var tried = await SendAsync(host, HttpMethod.Get, "/login/start", [.. more, ("X-Forwarded-For", $"203.0.113.{n}")]);
            if (n == 5)
            {
                tried.StatusCode.ShouldBe(expected);
            }
        }
    }

    private static Task<PlatformHost> StartAsync(string? proxies, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["IS_LOCAL"] = "false", ["TRUSTED_PROXIES"] = proxies };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return PlatformHost.StartAsync(settings, cancellationToken: Token);
    }

    private static Task<HttpResponseMessage> SendAsync(PlatformHost host, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return host.Admin.SendAsync(request, Token);
    }
}
