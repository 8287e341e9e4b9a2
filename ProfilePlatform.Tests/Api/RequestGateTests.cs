using System.Net;

namespace ProfilePlatform.Tests.Api;

public sealed class RequestGateTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Host", "rebound.example")]
    public async Task StateChange_FromElsewhere_Is403(string header, string value) =>
        (await Post(header, value)).ShouldBe(HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task StateChange_FromHere_IsTaken(string header, string value) =>
        (await Post(header, value)).ShouldBe(HttpStatusCode.Created);

    [Fact]
    public async Task StateChange_WithASessionButNoSignOfItsOrigin_Is403()
    {
        var member = await _host.SignInAsync("csrf@example.org", TestContext.Current.CancellationToken);
        member.DefaultRequestHeaders.Remove("Origin");
        (await member.PostAsync("/api/profiles", new { display_name = "Forged" })).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    public async Task Circuit_ForeignOrigin_IsRefused(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        using var response = await _host.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<HttpStatusCode> Post(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/profiles")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { display_name = "Gate Test" }),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _host.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
