using System.Net;
using System.Net.WebSockets;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Identity;

/// <summary>Who may open a circuit: our own pages.</summary>
public sealed class CircuitGateTests(CircuitGateTests.LocalHost with) : IClassFixture<CircuitGateTests.LocalHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("http://evil.example", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("http://evil.example", "same-origin")]
    [InlineData(null, "same-origin")]
    [InlineData("own", "cross-site")]
    [InlineData("own", "same-site")]
    [InlineData("port", null)]
    [InlineData("prefix", null)]
    public async Task WebSocket_FromElsewhere_NeverConnects(string? origin, string? site)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        Set(origin, site, socket.Options.SetRequestHeader);
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(Circuit, Token));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("same-origin")]
    public async Task WebSocket_FromHere_Connects(string? site)
    {
        using var socket = new ClientWebSocket();
        Set("own", site, socket.Options.SetRequestHeader);
        await socket.ConnectAsync(Circuit, Token);
        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Theory]
    [InlineData(null, null, 403)]
    [InlineData("http://evil.example", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData(null, "same-origin", 403)]
    [InlineData(null, "none", 403)]
    [InlineData("own", "cross-site", 403)]
    [InlineData("own", null, 200)]
    [InlineData("own", "same-origin", 200)]
    public async Task Negotiation_NeedsTheOwnOrigin(string? origin, string? site, int expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        Set(origin, site, (name, value) => request.Headers.TryAddWithoutValidation(name, value));
        using var answer = await with.Host.Admin.SendAsync(request, Token);
        ((int)answer.StatusCode).ShouldBe(expected);
    }

    private Uri Circuit => new UriBuilder(new Uri(with.Host.Address, "/_blazor")) { Scheme = "ws" }.Uri;

    private void Set(string? origin, string? site, Action<string, string> set)
    {
        var own = with.Host.Address.GetLeftPart(UriPartial.Authority);
        if (origin is not null)
        {
            set("Origin", origin switch { "own" => own, "port" => "http://127.0.0.1:1", "prefix" => own + ".evil.example", _ => origin });
        }

        if (site is not null)
        {
            set("Sec-Fetch-Site", site);
        }
    }

    public sealed class LocalHost : IAsyncLifetime
    {
        internal PlatformHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await PlatformHost.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
