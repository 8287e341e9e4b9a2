using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Api;

/// <summary>What people write, ask and keep secret stands in no log, whatever goes wrong; looked at in a process of its own, console included.</summary>
public sealed class LogPrivacyTests : IDisposable
{
    private const string InDocument = "zymurgically";
    private const string InQuestion = "quixotically";
    private const string InSearch = "vexillologist";
    private const string InEmail = "tom.sesquipedal";
    private const string InPath = "flibbertigibbet";
    private const string InBody = "borborygmus";
    private const string InBearer = "sk-bearer-xylophagous";
    private const string InReply = "taradiddling";

    private static readonly string[] Markers = [InDocument, InQuestion, InSearch, InEmail, InPath, InBody, InBearer, InReply, StubProvider.Key];

    private readonly string _data = Directory.CreateTempSubdirectory("platform-privacy-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Journey_WithEverythingThatGoesWrong_LeavesNoneOfItInTheLogs()
    {
        await using var model = await StubProvider.StartAsync();
        model.Script = request => request.Operation switch
        {
            LlmOperation.Chat => StubReply.Status(400, message: $"{InReply}: you asked {InQuestion}"),
            LlmOperation.Split => StubReply.Text($"{{\"sections\": {InReply} {InDocument}"),
            _ => StubReply.Status(500, body: $"<html>{InReply} {InQuestion}"),
        };
        var settings = new Dictionary<string, string?>(model.Settings, StringComparer.OrdinalIgnoreCase) { ["LOG_LEVEL"] = "DEBUG" };
        await using var app = await AppProcess.StartAsync(AppContext.BaseDirectory, _data, AppProcess.FreePort(), demoPeople: false, Token, settings);

        var slug = await PublishAsync(app.Client);
        await AskAsync(app.Client, slug);
        await SearchAsync(app.Client);
        await SignInAsync(app);
        await GoWrongAsync(app.Client, slug);
        BreakTheIndex();
        await AskAsync(app.Client, slug);

        var console = await Poll.UntilAsync(
            () => Task.FromResult(app.Console), text => text.Contains("GET /api/profiles/{slug}/documents/{name}/text answered 404", StringComparison.Ordinal), Token);
        console.ShouldContain("Turn 1 with profile");
        console.ShouldContain("The model's step chat failed");
        console.ShouldContain("/login/local");
        await app.DisposeAsync();
        var files = Directory.GetFiles(Path.Combine(_data, "logs"), "*.log", SearchOption.AllDirectories);
        files.Select(Path.GetFileName).ShouldBeSubsetOf(["app.log", "indexing.log", "chat.log", "profile.log"]);
        files.Length.ShouldBe(4);
        foreach (var text in files.Select(File.ReadAllText).Append(console))
        {
            Markers.Where(marker => text.Contains(marker, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
            text.ShouldNotContain("sesquipedal", Case.Insensitive);
        }
    }

    private static async Task<string> PublishAsync(HttpClient client)
    {
        var (_, profile) = await client.PostAsync("/api/profiles", new { display_name = "Anna Berg" });
        var slug = profile.Text("slug");
        var cv = Journey.Cv.Replace("Wrote the", $"Wrote {InDocument} the", StringComparison.Ordinal);
        (await client.UploadAsync(slug, "cv.md", cv)).Status.ShouldBe(201);
        (await client.UploadAsync(slug, $"{InDocument}.pdf", $"%PDF-1.7 {InDocument}")).Status.ShouldBe(422);
        (await client.UploadAsync(slug, $"{InDocument}.docx", $"PK\u0003\u0004 {InDocument}")).Status.ShouldBeGreaterThanOrEqualTo(400);
        await client.IndexAsync(slug);
        (await client.PatchAsync($"/api/profiles/{slug}/status", new { enabled = true })).Status.ShouldBe(200);
        return slug;
    }

    private static async Task AskAsync(HttpClient client, string slug)
    {
        foreach (var question in (string[])[$"What did Anna {InQuestion} build at Nordwind?", $"\"{InQuestion}\" AND ( NEAR *", $"I am {InEmail}@example.org, {InQuestion} yours"])
        {
            await client.PostAsync($"/api/profiles/{slug}/chat", new { message = question });
            using var content = System.Net.Http.Json.JsonContent.Create(new { message = question });
            using var stream = await client.PostAsync(new Uri($"/api/profiles/{slug}/chat/stream", UriKind.Relative), content, Token);
            await stream.Content.ReadAsStringAsync(Token);
        }
    }

    private static async Task SearchAsync(HttpClient client)
    {
        (await client.PostAsync("/api/search", new { query = InSearch, num_cards = 1 })).Status.ShouldBe(200);
        (await client.PostAsync("/api/search", new { query = InSearch, parsed = InSearch })).Status.ShouldBe(400);
        foreach (var path in (string[])["/api/profiles?q=", "/explore?q=", "/readyz?x=", "/api/logs/app?lines=", "/api/profiles?page="])
        {
            using var response = await client.GetAsync(new Uri(path + InSearch, UriKind.Relative), Token);
        }
    }

    private static async Task SignInAsync(AppProcess app)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Origin", app.Address.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([new("email", $"{InEmail}@example.org")]);
        using var signedIn = await client.PostAsync(new Uri("/login/local", UriKind.Relative), form, Token);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await client.PostAsync("/api/profiles", new { display_name = InBody });
        using var page = await client.GetAsync(new Uri("/owner", UriKind.Relative), Token);
        using var bad = new FormUrlEncodedContent([new("email", $"{InEmail}@@ \u202E")]);
        using var refused = await client.PostAsync(new Uri("/login/local", UriKind.Relative), bad, Token);
    }

    private static async Task GoWrongAsync(HttpClient client, string slug)
    {
        foreach (var body in (string[])[$"{{\"message\": {InBody}", $"{{\"{InBody}\": 1}}", $"{{\"message\": {{\"{InBody}\": 2}}}}"])
        {
            foreach (var charset in (string[])["application/json", $"application/json; charset={InBody}", $"text/{InBody}"])
            {
                using var content = new StringContent(body, Encoding.UTF8);
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(charset);
                using var response = await client.PostAsync(new Uri($"/api/profiles/{slug}/chat", UriKind.Relative), content, Token);
            }
        }

        using var request = new HttpRequestMessage(new HttpMethod("FLIBBERTIGIBBET"), $"/api/{InPath}/{InPath}?{InPath}={InPath}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", InBearer);
        request.Headers.Add("X-Request-Id", InBearer);
        request.Headers.Add("User-Agent", InPath);
        request.Headers.Add("Cookie", $"session={InBearer}");
        using var odd = await client.SendAsync(request, Token);
        using var page = await client.GetAsync(new Uri($"/p/{InPath}", UriKind.Relative), Token);
        await client.ReadAsync($"/api/profiles/{slug}/documents/{InPath}/text");
    }

    private void BreakTheIndex()
    {
        var index = Directory.GetFiles(Path.Combine(_data, "profiles"), "index.db", SearchOption.AllDirectories).ShouldHaveSingleItem();
        using var file = new FileStream(index, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes(InDocument + InDocument));
    }
}
