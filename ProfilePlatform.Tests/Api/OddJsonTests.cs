using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Tests.Api;

/// <summary>Every route that changes something, with every kind of odd body: refused in the one form, and nobody has more than before.</summary>
public sealed class OddJsonTests : IAsyncLifetime
{
    // Bodies with fields that nobody reads are taken there: visitors' programs send more than is asked for.
    private static readonly string[] Tolerant = ["POST /profiles/{slug}/chat", "POST /profiles/{slug}/chat/stream"];
    private static readonly string[] Secrets = ["Exception", "   at ", Repository.Root, "SQLite", "SELECT ", "System.", "ProfilePlatform.", "audit_trail"];

    private PlatformHost _host = null!;
    private HttpClient _owner = null!;
    private HttpClient _other = null!;
    private HttpClient _visitor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("odd@example.org", Token);
        _other = await _host.SignInAsync("even@example.org", Token);
        _visitor = await _host.SignInAsync("", Token);
        await _owner.PostAsync("/api/profiles", new { display_name = "Odd Owner" });
        await _other.PostAsync("/api/profiles", new { display_name = "Even Other" });
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        _other.Dispose();
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Bodies_ThatNobodyShouldSend_AreRefusedInOneForm()
    {
        var wrong = new List<string>();
        foreach (var (method, path, _) in Writes())
        {
            var doc = DocOf(method, path);
            foreach (var client in new[] { _owner, _other, _visitor })
            {
                foreach (var body in OddJson.Whole().Concat(OddJson.Spoiled(doc)))
                {
                    await CheckAsync(client, method, path, body, "application/json", wrong);
                }
            }

            foreach (var type in new[] { null, "text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=x", "image/png", "application/x-www-form-urlencoded" })
            {
                await CheckAsync(_owner, method, path, "{\"a\":1}"u8.ToArray(), type, wrong);
            }
        }

        wrong.ShouldBeEmpty();
        await NothingWasGrantedAsync();
    }

    [Fact]
    public async Task Fields_ThatWouldGrantSomething_AreRefused()
    {
        var taken = new List<string>();
        foreach (var (method, path, _) in Writes().Where(route => DocOf(route.Method, route.Path) is { Request: not null, RequestType: "application/json" }))
        {
            foreach (var body in OddJson.Greedy(DocOf(method, path)))
            {
                foreach (var client in new[] { _owner, _host.Admin })
                {
                    var (status, _) = await SendAsync(client, method, path, body, "application/json");
                    if (status < 400 && !Tolerant.Contains($"{method} {path}"))
                    {
                        taken.Add($"{method} {path} took {Encoding.UTF8.GetString(body)}: {status}");
                    }
                }
            }
        }

        taken.ShouldBeEmpty();
        await NothingWasGrantedAsync();
    }

    [Theory]
    [InlineData("PUT", "/api/profiles", 405, "method-not-allowed")]
    [InlineData("POST", "/api/admin/audit", 405, "method-not-allowed")]
    [InlineData("DELETE", "/api/me/api-keys/not-an-id", 404, "not-found")]
    [InlineData("GET", "/api", 404, "not-found")]
    [InlineData("GET", "/api/", 404, "not-found")]
    [InlineData("GET", "/api/nothing/here", 404, "not-found")]
    [InlineData("POST", "/api/nothing/here", 404, "not-found")]
    [InlineData("DELETE", "/api/profiles/odd-owner/leads", 405, "method-not-allowed")]
    [InlineData("GET", "/api/profiles/..%2f..%2fetc%2fpasswd", 404, "not-found")]
    [InlineData("GET", "/api/profiles?page=99999999999999999999", 400, "invalid")]
    [InlineData("GET", "/api/profiles?page=1&page=2", 400, "invalid")]
    public async Task Address_ThatIsNotThere_IsAProblem(string method, string path, int expected, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _owner.SendAsync(request, Token);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Token));

        ((int)response.StatusCode).ShouldBe(expected);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.Text("type").ShouldEndWith("/problems/" + code);
        problem.GetProperty("status").GetInt32().ShouldBe(expected);
        problem.Text("trace_id").ShouldNotBeEmpty();
        if (expected == 405)
        {
            response.Content.Headers.Allow.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("?page=0&page_size=0", 1)]
    [InlineData("?page=-5&page_size=-1", 1)]
    [InlineData("?page=1&page_size=1000000", 1)]
    [InlineData("?page=2147483647", 1_000_000)]
    public async Task Pages_BeyondWhatThereIs_AreClamped(string query, int page)
    {
        foreach (var path in new[] { "/api/profiles", "/api/admin/users", "/api/admin/audit", "/api/admin/jobs", "/api/admin/usage", "/api/system/index-history", "/api/profiles/odd-owner/conversations", "/api/profiles/odd-owner/leads" })
        {
            var (status, found) = await _host.Admin.ReadAsync(path + query);
            status.ShouldBe(200, path);
            found.GetProperty("page").GetInt32().ShouldBe(page, path);
            found.TryGetProperty("total", out _).ShouldBeTrue(path);
        }
    }

    private static string Fill(string path) => "/api" + path.Replace("{slug}", "odd-owner", StringComparison.Ordinal)
        .Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{name}", "none.txt", StringComparison.Ordinal)
        .Replace("{session_id}", new string('0', 32), StringComparison.Ordinal);

    private static RouteDoc DocOf(string method, string path) => RouteDocs.Find(method, path)?.Doc ?? new RouteDoc($"{method} {path}", Caller.Anyone, "");

    private IEnumerable<(string Method, string Path, Microsoft.AspNetCore.Routing.RouteEndpoint Endpoint)> Writes() =>
        // Erasing takes no body, and there would be nothing left for the rest.
        MappedRoutes.Of(_host).Where(route => route.Method is "POST" or "PUT" or "PATCH" or "DELETE" && (route.Method, route.Path) is not (("DELETE", "/me") or ("DELETE", "/profiles/{slug}")));

    private static async Task CheckAsync(HttpClient client, string method, string path, byte[] body, string? type, List<string> wrong)
    {
        var (status, text) = await SendAsync(client, method, path, body, type);
        var shown = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 60)));
        // No model is set up here: that rewriting says so is no fault.
        var isFault = status >= 500 && !(status == 503 && text.Contains("/no-language-model\"", StringComparison.Ordinal));
        if (isFault || Array.Exists(Secrets, secret => status >= 400 && text.Contains(secret, StringComparison.Ordinal)))
        {
            wrong.Add($"{method} {path} {type} {shown}: {status} {text}");
        }
        else if (status >= 400 && (!text.StartsWith('{') || !JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("trace_id", out _)))
        {
            wrong.Add($"{method} {path} {type} {shown}: {status} is no problem");
        }
    }

    private static async Task<(int Status, string Text)> SendAsync(HttpClient client, string method, string path, byte[] body, string? type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Fill(path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await client.SendAsync(request, Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    private async Task NothingWasGrantedAsync()
    {
        (await _owner.ReadAsync("/api/admin/users")).Status.ShouldBe(404);
        (await _visitor.ReadAsync("/api/admin/users")).Status.ShouldBe(401);
        (await _other.ReadAsync("/api/profiles/odd-owner/documents")).Status.ShouldBe(404);
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var users = await db.Set<User>().OrderBy(user => user.CreatedAt).ToListAsync(Token);
        users.Select(user => user.Email).ShouldBe(["odd@example.org", "even@example.org"]);
        var profiles = await db.Set<Profile>().Where(profile => profile.OwnerId != null).OrderBy(profile => profile.CreatedAt).ToListAsync(Token);
        profiles.Select(profile => profile.OwnerId).ShouldBe(users.Select(user => (Guid?)user.Id));
        profiles.ShouldAllBe(profile => !profile.Enabled && profile.CreatedAt > DateTimeOffset.UnixEpoch.AddYears(50));
    }
}
