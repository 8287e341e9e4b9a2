using System.Net;

namespace ProfilePlatform.Tests.Api;

public sealed class AnswerHeaderTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/explore", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/css/base.css", 200)]
    [InlineData("/api/profiles", 200)]
    [InlineData("/api/profiles/nobody", 404)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/nothing", 404)]
    public async Task Answer_OfEveryKind_CarriesTheSecurityHeaders(string path, int status)
    {
        using var response = await _host.Admin.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var csp = response.Headers.GetValues("Content-Security-Policy").Single();
        csp.ShouldContain("script-src 'self'");
        csp.ShouldContain("base-uri 'self'");
        csp.ShouldContain("object-src 'none'");
        csp.ShouldNotContain("script-src 'self' 'unsafe-inline'");
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/profiles/nobody")]
    public async Task Missing_UnderTheApi_IsAProblem(string path)
    {
        using var response = await _host.Admin.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
