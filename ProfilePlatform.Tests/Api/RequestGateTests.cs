using System.Net;
using System.Net.WebSockets;

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

    [Theory]
    [InlineData("/_BLAZOR/negotiate?negotiateVersion=1")]
    [InlineData("/_Blazor")]
    [InlineData("/%5fblazor")]
    public async Task Circuit_AddressWrittenOtherwise_ForeignOriginIsRefused(string address)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        var circuit = new UriBuilder(new Uri(_host.Address, address)) { Scheme = "ws" }.Uri;

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(circuit, TestContext.Current.CancellationToken));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nLocation: http://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    public async Task Login_ReturnAddressOfAnotherSite_StaysHere(string returnUrl)
    {
        using var form = new FormUrlEncodedContent([new("email", "back@example.org"), new("returnUrl", returnUrl)]);
        using var response = await _host.Admin.PostAsync(new Uri("/login/local", UriKind.Relative), form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/owner");
    }

    [Theory]
    [InlineData("a@b\n\u001b[31mforged")]
    [InlineData("a@\u202Eb")]
    [InlineData("@")]
    public async Task Login_AddressThatForgesALogLine_Is400(string email)
    {
        using var form = new FormUrlEncodedContent([new("email", email)]);
        using var response = await _host.Admin.PostAsync(new Uri("/login/local", UriKind.Relative), form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    public async Task Request_InAnUnknownCharacterSet_Is415(string name)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json") { CharSet = name };
        using var response = await _host.Admin.PostAsync(new Uri("/api/profiles", UriKind.Relative), content, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Request_LargerThanAnyDocument_Is413()
    {
        var (status, problem) = await _host.Admin.PostAsync("/api/profiles", new { display_name = new string('a', 7 * 1024 * 1024) });
        status.ShouldBe(413);
        problem.GetProperty("status").GetInt32().ShouldBe(413);
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
