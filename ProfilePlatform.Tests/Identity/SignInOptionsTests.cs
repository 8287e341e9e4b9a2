using Microsoft.Extensions.Configuration;
using ProfilePlatform.Web.Features.Identity;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Identity;

public sealed class SignInOptionsTests
{
    [Theory]
    [InlineData("GOOGLE_CLIENT_ID", "id")]
    [InlineData("GOOGLE_CLIENT_SECRET", "top-secret-value")]
    [InlineData("OAUTH_AUTHORITY", "http://issuer.example")]
    [InlineData("OAUTH_AUTHORITY", "issuer.example")]
    [InlineData("OAUTH_AUTHORITY", "https://issuer.example/?a=b")]
    [InlineData("SESSION_SECRET_KEY", "top-secret")]
    [InlineData("TRUSTED_PROXIES", "proxy.example")]
    [InlineData("TRUSTED_PROXIES", "0.0.0.0/0")]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/33")]
    [InlineData("SESSION_HOURS", "0")]
    [InlineData("SESSION_CHECK_SECONDS", "61")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]
    public void Read_WhatCannotWork_IsOneLineWithoutTheSecret(string name, string value)
    {
        var fault = Should.Throw<InvalidOptionsException>(() => Read((name, value)));
        fault.Message.ShouldContain(name);
        fault.Message.ShouldNotContain("\n");
        fault.Message.ShouldNotContain("top-secret");
    }

    [Fact]
    public void Read_ProxiesInLocalMode_IsRefused() =>
        Should.Throw<InvalidOptionsException>(() => Read(("TRUSTED_PROXIES", "10.0.0.0/8"), ("IS_LOCAL", "true"))).Message.ShouldContain("TRUSTED_PROXIES");

    [Fact]
    public void Read_Nothing_IsGoogleWithoutAProviderYet()
    {
        var options = Read();
        (options.ProviderName, options.HasProvider, options.Https, options.Identity.HasFirstAdmin).ShouldBe(("Google", false, false, true));
    }

    [Theory]
    [InlineData("https://127.0.0.1:7861", null, true)]
    [InlineData("http://127.0.0.1:7861", "10.0.0.0/8, ::1", true)]
    [InlineData("http://127.0.0.1:7861", null, false)]
    public void Https_IsExpectedWhereThereIsAWayToIt(string url, string? proxies, bool expected) =>
        Read(("ASPNETCORE_URLS", url), ("TRUSTED_PROXIES", proxies)).Https.ShouldBe(expected);

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("<script>alert(1)</script>", "Another browser")]
    public void Device_OfAUserAgent_IsAFewWordsOfOurOwn(string userAgent, string expected) => Visits.Device(userAgent).ShouldBe(expected);

    private static SignInOptions Read(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal)).Build();
        return SignInOptions.Read(configuration, PlatformOptions.Read(configuration, production: false));
    }
}
