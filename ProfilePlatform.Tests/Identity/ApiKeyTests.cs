using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Web.Features.Identity.ApiKeys;

namespace ProfilePlatform.Tests.Identity;

/// <summary>API keys over HTTP: what they open, and what they never do.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private const string Keys = "/api/me/api-keys";
    private PlatformHost _host = null!;
    private HttpClient _member = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["ADMIN_EMAILS"] = "boss@example.org" }, cancellationToken: Token);
        _member = await _host.SignInAsync("mia@example.org", Token);
        (await _member.PostAsync("/api/profiles", new { display_name = "Mia Holm" })).Status.ShouldBe(201);
    }

    public async ValueTask DisposeAsync()
    {
        _member.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Key_Made_IsShownOnceAndKeptAsAHash()
    {
        var (status, made) = await _member.PostAsync(Keys, new { name = " My script ", scope = "write" });
        var (_, list) = await _member.ReadAsync(Keys);

        status.ShouldBe(201);
        var key = made.Text("key");
        key.ShouldStartWith(made.Text("prefix") + "_");
        made.Text("name").ShouldBe("My script");
        var listed = list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        listed.Text("scope").ShouldBe("write");
        listed.TryGetProperty("key", out _).ShouldBeFalse();
        listed.GetProperty("last_used_at").ValueKind.ShouldBe(JsonValueKind.Null);
        var bytes = await StoredAsync();
        bytes.ShouldNotContain(key[^64..]);
    }

    [Fact]
    public async Task WriteKey_DoesWhatItsMemberMay_WithoutOriginOrCookie()
    {
        using var program = await ProgramAsync("write");

        (await program.PatchAsync("/api/profiles/mia-holm", new { headline = "By key" })).Status.ShouldBe(200);
        var (status, profile) = await program.ReadAsync("/api/profiles/mia-holm");
        status.ShouldBe(200);
        profile.Text("headline").ShouldBe("By key");
        await Poll.UntilAsync(
            async () => (await _member.ReadAsync(Keys)).Body.GetProperty("items")[0],
            key => key.GetProperty("last_used_at").ValueKind == JsonValueKind.String, Token);
    }

    [Fact]
    public async Task ReadKey_OnAStateChange_Is403AndChangesNothing()
    {
        using var program = await ProgramAsync("read");

        (await program.ReadAsync("/api/profiles/mia-holm/documents")).Status.ShouldBe(200);
        foreach (var (method, path) in new[] { ("PATCH", "/api/profiles/mia-holm"), ("POST", "/api/profiles/mia-holm/index"), ("DELETE", "/api/profiles/mia-holm/documents/a.txt") })
        {
            var (status, problem) = await program.SendAsync(new HttpMethod(method), path, new { headline = "no" });
            status.ShouldBe(403, path);
            problem.Text("type").ShouldEndWith("/read-only-api-key");
        }
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("bearer pp_000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task BadKey_Is401_AlsoBesideASessionAndInLocalMode(string header)
    {
        foreach (var client in new[] { _member, _host.Admin })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/profiles/mia-holm/documents");
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var response = await client.SendAsync(request, Token);
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
            problem.Text("type").ShouldEndWith("/bad-api-key");
            problem.Text("trace_id").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("/api/profiles", "/bad-api-key")]
    [InlineData("/logout", "/cross-site")]
    [InlineData("/login/local", "/cross-site")]
    public async Task Session_WithABogusKeyAndNoOrigin_GetsPastNothing(string path, string code)
    {
        _member.DefaultRequestHeaders.Remove("Origin");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { display_name = "Forged" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "bogus");
        using var response = await _member.SendAsync(request, Token);

        ((int)response.StatusCode).ShouldBeOneOf(401, 403);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).Text("type").ShouldEndWith(code);
        (await _host.Admin.ReadAsync("/api/admin/users")).Body.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Key_BesideAnotherMembersSession_IsItsHolders()
    {
        var key = await KeyAsync(_member, "write");
        using var other = await _host.SignInAsync("otto@example.org", Token);
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        (await other.ReadAsync("/api/profiles/mia-holm/documents")).Status.ShouldBe(200);
        other.DefaultRequestHeaders.Authorization = null;
        (await other.ReadAsync("/api/profiles/mia-holm/documents")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Key_OnAPage_CountsForNothing()
    {
        using var visitor = await _host.SignInAsync("", Token);
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync(_member, "write"));
        using var page = await visitor.GetAsync(new Uri("/owner/mia-holm", UriKind.Relative), Token);
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task KeyOfAnAdministrator_HasNoAdministratorsRights()
    {
        using var boss = await _host.SignInAsync("boss@example.org", Token);
        (await boss.ReadAsync("/api/admin/users")).Status.ShouldBe(200);
        using var program = Program(await KeyAsync(boss, "write"));

        (await program.ReadAsync("/api/admin/users")).Status.ShouldBe(404);
        (await program.ReadAsync("/api/profiles/mia-holm/documents")).Status.ShouldBe(404);
        (await program.PatchAsync("/api/system/prompts", new { answer = "x" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Key_CannotManageKeys()
    {
        using var program = await ProgramAsync("write");
        foreach (var (method, path) in new[] { ("GET", Keys), ("POST", Keys), ("DELETE", $"{Keys}/{Ids.New(TimeProvider.System)}") })
        {
            var (status, problem) = await program.SendAsync(new HttpMethod(method), path, method == "POST" ? new { name = "x", scope = "write" } : null);
            status.ShouldBe(403);
            problem.Text("type").ShouldEndWith("/not-by-api-key");
        }
    }

    [Fact]
    public async Task Revoked_Is401AtOnce_AndOnlyItsMemberCanRevoke()
    {
        var (_, made) = await _member.PostAsync(Keys, new { name = "Short-lived", scope = "read" });
        using var program = Program(made.Text("key"));
        using var other = await _host.SignInAsync("otto@example.org", Token);
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);

        (await other.SendAsync(HttpMethod.Delete, $"{Keys}/{made.Text("id")}")).Status.ShouldBe(404);
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);
        (await _member.SendAsync(HttpMethod.Delete, $"{Keys}/{made.Text("id")}")).Status.ShouldBe(204);
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(401);
        (await _member.SendAsync(HttpMethod.Delete, $"{Keys}/{made.Text("id")}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Expired_Is401()
    {
        var (_, made) = await _member.PostAsync(Keys, new { name = "Old", scope = "read", expires_at = TimeProvider.System.GetUtcNow().AddDays(1) });
        using var program = Program(made.Text("key"));
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);

        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            (db, token) => db.Database.ExecuteSqlRawAsync("UPDATE api_keys SET ExpiresAt = 1000000", token), Token);
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("""{"name":"","scope":"read"}""", "name")]
    [InlineData("""{"name":"\u202e","scope":"read"}""", "name")]
    [InlineData("""{"scope":"read"}""", "name")]
    [InlineData("""{"name":"x"}""", "scope")]
    [InlineData("""{"name":"x","scope":"admin"}""", "scope")]
    [InlineData("""{"name":"x","scope":"read","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"x","scope":"read","expires_at":"soon"}""", "expires_at")]
    [InlineData("""{"name":"x","scope":"read","is_admin":true}""", "is_admin")]
    [InlineData("""{"name":"x","scope":"read","scope":"write"}""", "scope")]
    public async Task Create_WrongField_Is400NamingIt(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _member.PostAsync(new Uri(Keys, UriKind.Relative), content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
        (await _member.ReadAsync(Keys)).Body.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Create_BeyondTheMost_Is409_AlsoAllAtOnce()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, MemberKeys.Most + 5).Select(
            async number => (await _member.PostAsync(Keys, new { name = $"Key {number}", scope = "read" })).Status));
        statuses.Count(status => status == 201).ShouldBe(MemberKeys.Most);
        statuses.Count(status => status == 409).ShouldBe(5);
    }

    [Fact]
    public async Task Keys_OfNobody_AreRefused()
    {
        using var visitor = await _host.SignInAsync("", Token);
        (await visitor.ReadAsync(Keys)).Status.ShouldBe(401);
        (await visitor.PostAsync(Keys, new { name = "x", scope = "read" })).Status.ShouldBe(401);
        var (status, problem) = await _host.Admin.PostAsync(Keys, new { name = "x", scope = "read" });
        status.ShouldBe(409);
        problem.Text("type").ShouldEndWith("/no-account");
    }

    [Fact]
    public async Task BadKeys_Many_Are429_WhileAKeyThatWorkedGoesOn()
    {
        using var program = await ProgramAsync("read");
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);
        using var guesser = Program("pp_guess");
        for (var tries = 0; tries < ApiKeyGate.BadKeysPerMinute; tries++)
        {
            (await guesser.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(401);
        }

        using var refused = await guesser.GetAsync(new Uri("/api/profiles/mia-holm", UriKind.Relative), Token);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await program.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);
        (await _member.ReadAsync("/api/profiles/mia-holm")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Trail_OfAKey_HasItsMakingOneUseAnHourAndItsEnd()
    {
        var (_, made) = await _member.PostAsync(Keys, new { name = "Watched", scope = "read" });
        using var program = Program(made.Text("key"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => program.ReadAsync("/api/profiles/mia-holm")));
        await _member.SendAsync(HttpMethod.Delete, $"{Keys}/{made.Text("id")}");

        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var trail = await db.Set<AuditEntry>().Where(entry => entry.SubjectKind == "api-key").OrderBy(entry => entry.Id).ToListAsync(Token);
        trail.Select(entry => entry.Action).ShouldBe([AuditActions.ApiKeyCreated, AuditActions.ApiKeyUsed, AuditActions.ApiKeyRevoked]);
        trail.ShouldAllBe(entry => entry.SubjectId == Guid.Parse(made.Text("id")) && entry.ActorId != null);
        trail[1].ActorKind.ShouldBe("api-key");
        trail[0].DetailsJson.ShouldNotContain("Watched");
    }

    private static async Task<string> KeyAsync(HttpClient member, string scope)
    {
        var (status, made) = await member.PostAsync(Keys, new { name = "Test", scope });
        status.ShouldBe(201);
        return made.Text("key");
    }

    private async Task<HttpClient> ProgramAsync(string scope) => Program(await KeyAsync(_member, scope));

    private HttpClient Program(string key)
    {
        var client = new HttpClient { BaseAddress = _host.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        return client;
    }

    private async Task<string> StoredAsync()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var key = await db.Set<ApiKey>().SingleAsync(Token);
        key.Sha256.Length.ShouldBe(32);
        return JsonSerializer.Serialize(key) + JsonSerializer.Serialize(await db.Set<AuditEntry>().ToListAsync(Token));
    }
}
