using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Tests.Api;

public sealed partial class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chat")]
    [InlineData("chat/stream")]
    public async Task Chat_ToItsLimit_CountsDownAndIsRefused(string kind)
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["CHAT_PER_MINUTE"] = "3", ["PROFILE_CHAT_PER_MINUTE"] = "50" }, cancellationToken: Token);
        var slug = await host.Admin.PublishAnnaAsync();
        for (var left = 2; left >= 0; left--)
        {
            using var answer = await AskAsync(host.Admin, slug, kind);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            One(answer, "RateLimit-Policy").ShouldBe("\"visitor\";q=3;w=60, \"profile\";q=50;w=60");
            One(answer, "RateLimit").ShouldMatch($"^\"visitor\";r={left};t=[0-9]+, \"profile\";r={left + 47};t=[0-9]+$");
        }

        using var refused = await AskAsync(host.Admin, slug, kind);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        One(refused, "RateLimit").ShouldStartWith("\"visitor\";r=0;t=");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(int.Parse(Reset().Match(One(refused, "RateLimit")).Groups[1].Value, CultureInfo.InvariantCulture), tolerance: 1);
        (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("trace_id");
    }

    [Fact]
    public async Task Chat_ProfileAtItsLimit_SaysWhichLimit()
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["PROFILE_CHAT_PER_MINUTE"] = "1" }, cancellationToken: Token);
        var slug = await host.Admin.PublishAnnaAsync();
        (await AskAsync(host.Admin, slug, "chat")).Dispose();
        using var refused = await AskAsync(host.Admin, slug, "chat");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        One(refused, "RateLimit").ShouldMatch("\"visitor\";r=9999;t=[0-9]+, \"profile\";r=0;");
    }

    [Theory]
    [InlineData("SIGN_INS_PER_MINUTE", "signin")]
    [InlineData("UPLOADS_PER_MINUTE", "upload")]
    [InlineData("CHANGES_PER_MINUTE", "change")]
    public async Task Requests_BeyondTheirLimit_AreRefusedUntouched(string setting, string policy)
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { [setting] = "2" }, cancellationToken: Token);
        async Task<HttpResponseMessage> SendAsync() => policy switch
        {
            "signin" => await host.Admin.PostAsync(new Uri("/login/local", UriKind.Relative), new FormUrlEncodedContent([new("email", "x")]), Token),
            "upload" => await host.Admin.PostAsync(new Uri("/api/profiles/nobody/documents", UriKind.Relative), new MultipartFormDataContent { { new StringContent("x"), "file", "x.txt" } }, Token),
            _ => await host.Admin.PostAsJsonAsync("/api/profiles", new { display_name = "" }, Token),
        };
        for (var left = 1; left >= 0; left--)
        {
            using var answer = await SendAsync();
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
            One(answer, "RateLimit").ShouldStartWith($"\"{policy}\";r={left};");
        }

        using var refused = await SendAsync();
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        One(refused, "RateLimit-Policy").ShouldBe($"\"{policy}\";q=2;w=60");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await host.Admin.ReadAsync("/api/profiles")).Status.ShouldBe(200, "reading is not counted");
    }

    [Fact]
    public async Task Requests_64AtOnce_ExactlyTheLimitPasses()
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["CHANGES_PER_MINUTE"] = "20" }, cancellationToken: Token);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ => (await host.Admin.PostAsync("/api/profiles", new { display_name = "" })).Status));
        statuses.Count(status => status != 429).ShouldBe(20);
    }

    private static string One(HttpResponseMessage answer, string header) => answer.Headers.GetValues(header).ShouldHaveSingleItem();

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string slug, string kind) =>
        client.PostAsJsonAsync($"/api/profiles/{slug}/{kind}", new { message = "What did Anna build at Nordwind?" }, Token);

    [GeneratedRegex("\"visitor\";r=0;t=([0-9]+)")]
    private static partial Regex Reset();
}
