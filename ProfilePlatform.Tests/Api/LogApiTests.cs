using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Tests.Api;

public sealed class LogApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(
        new Dictionary<string, string?> { ["LOG_LEVEL"] = "INFO", ["ADMIN_EMAILS"] = "root@example.org" }, cancellationToken: Token);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("app")]
    [InlineData("nothing")]
    [InlineData("app?lines=nonsense")]
    [InlineData("profile?slug=anna-berg")]
    public async Task Logs_ForOthersThanAdmins_AreNotThere(string path)
    {
        using var visitor = await _host.SignInAsync("", Token);
        using var member = await _host.SignInAsync("tom@example.org", Token);
        (await visitor.ReadAsync($"/api/logs/{path}")).Status.ShouldBe(401);
        (await member.ReadAsync($"/api/logs/{path}")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("nothing", 404)]
    [InlineData("App", 404)]
    [InlineData("3", 404)]
    [InlineData("app?lines=0", 400)]
    [InlineData("app?lines=1001", 400)]
    [InlineData("app?lines=-5", 400)]
    [InlineData("app?lines=many", 400)]
    [InlineData("profile", 400)]
    [InlineData("profile?slug=nobody", 404)]
    [InlineData("app?lines=1000", 200)]
    [InlineData("chat", 200)]
    public async Task Logs_OddAddresses_GetTheirAnswer(string path, int status) => (await _host.Admin.ReadAsync($"/api/logs/{path}")).Status.ShouldBe(status);

    [Fact]
    public async Task Logs_OfAnAct_NameWhoWhichRequestAndWhat()
    {
        using var admin = await _host.SignInAsync("root@example.org", Token);
        var slug = await admin.PublishAnnaAsync();
        var id = await RequestIdOfAsync(admin, $"/api/profiles/{slug}/chat", "What did Anna build?");

        var chat = await UntilAsync($"/api/logs/chat", line => line.Text("message").StartsWith("Turn 1 with", StringComparison.Ordinal));
        chat.Text("request_id").ShouldBe(id);
        chat.Text("level").ShouldBe("INFO");
        chat.Text("category").ShouldBe("Chat.AnswerPipeline");
        chat.Text("actor").ShouldMatch("^[0-9a-f]{12}$");
        var request = await UntilAsync("/api/logs/app?lines=1000", line => line.Text("request_id") == id && line.Text("category") == "Logs.Requests");
        request.Text("actor").ShouldBe(chat.Text("actor"));
        request.Text("message").ShouldStartWith("POST /api/profiles/{slug}/chat answered 200");

        var run = await UntilAsync("/api/logs/indexing", line => line.Text("category") == "Indexing.IndexRunEnd");
        run.Text("actor").ShouldBe("platform");
        run.Text("message").ShouldContain(run.Text("request_id"), customMessage: "the job's id is the end of its run's");

        var own = await UntilAsync($"/api/logs/profile?slug={slug}", line => line.Text("request_id") == id);
        own.Text("message").ShouldBe(chat.Text("message"));
        var latest = (await _host.Admin.ReadAsync($"/api/logs/profile?slug={slug}&lines=1")).Body.GetProperty("items").EnumerateArray().ToList();
        latest.ShouldHaveSingleItem().Text("request_id").ShouldBe(id, "the newest comes last");
    }

    [Fact]
    public async Task Request_WithAnIdOfItsOwn_GetsOneOfOurs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/profiles/nobody");
        request.Headers.Add("X-Request-Id", "forged");
        request.Headers.Add("traceparent", "00-11111111111111111111111111111111-2222222222222222-01");
        using var response = await _host.Admin.SendAsync(request, Token);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Token));

        var id = response.Headers.GetValues("X-Request-Id").ShouldHaveSingleItem();
        id.ShouldMatch("^[0-9a-f]{12}$");
        problem.Text("trace_id").ShouldBe(id);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/css/base.css", HttpStatusCode.OK)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    public async Task Answer_OfEveryKind_CarriesItsId(string path, HttpStatusCode status)
    {
        using var response = await _host.Admin.GetAsync(new Uri(path, UriKind.Relative), Token);
        response.StatusCode.ShouldBe(status);
        response.Headers.GetValues("X-Request-Id").ShouldHaveSingleItem().Length.ShouldBe(12);
    }

    [Fact]
    public async Task LocalAdminAndVisitor_AreNamedAsSuch()
    {
        using var visitor = await _host.SignInAsync("", Token);
        var theirs = await RequestIdOfAsync(visitor, "/api/profiles/nobody/chat", "x");
        var ours = await RequestIdOfAsync(_host.Admin, "/api/profiles/nobody/chat", "x");
        (await UntilAsync("/api/logs/app", line => line.Text("request_id") == theirs)).Text("actor").ShouldBe("anon");
        (await UntilAsync("/api/logs/app", line => line.Text("request_id") == ours)).Text("actor").ShouldBe("local-admin");
    }

    [Fact]
    public async Task DeletedProfile_ItsFileGoes()
    {
        var slug = await _host.Admin.PublishAnnaAsync();
        await UntilAsync($"/api/logs/profile?slug={slug}", _ => true);
        var folder = Directory.GetDirectories(Path.Combine(_host.DataDir, "logs", "profiles")).ShouldHaveSingleItem();
        await _host.Services.GetRequiredService<ProfileLogs>().DeleteAsync(Guid.Parse(Path.GetFileName(folder)), Token);
        Directory.Exists(folder).ShouldBeFalse();
    }

    private static async Task<string> RequestIdOfAsync(HttpClient client, string path, string message)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { message });
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        return response.Headers.GetValues("X-Request-Id").Single();
    }

    // Lines are written behind the work.
    private async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> found) => (await Poll.UntilAsync(
        async () => (await _host.Admin.ReadAsync(path)).Body.GetProperty("items").EnumerateArray().Where(found).ToList(), lines => lines.Count > 0, Token))[^1];
}
