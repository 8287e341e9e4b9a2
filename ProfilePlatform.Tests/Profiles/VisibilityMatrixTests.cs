using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Profiles;

/// <summary>Every state of a profile × every kind of viewer × every place where it could be seen.</summary>
public sealed class VisibilityMatrixTests : IAsyncLifetime
{
    private const string Mark = "Sichtbarkeitsprobe";
    private static readonly string[] Viewers = ["anonymous", "member", "owner", "admin"];
    private static readonly string[] States = ["public", "unlisted", "members", "private", "disabled", "deleted"];

    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private PlatformHost _host = null!;
    private string _slug = "";
    private Guid _id;
    private string _session = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PROFILE_CHAT_PER_MINUTE"] = "10000" }, cancellationToken: Token);
        _clients["anonymous"] = await _host.SignInAsync("", Token);
        _clients["member"] = await _host.SignInAsync("member@example.org", Token);
        _clients["owner"] = await _host.SignInAsync("owner@example.org", Token);
        _clients["admin"] = _host.Admin;
        // Pages set a cookie; what comes with one must say from where.
        _host.Admin.DefaultRequestHeaders.Add("Origin", _host.Address.GetLeftPart(UriPartial.Authority));
        _slug = await _clients["owner"].PublishAnnaAsync();
        var (_, profile) = await _clients["owner"].PatchAsync($"/api/profiles/{_slug}", new { headline = Mark });
        _id = profile.GetProperty("id").GetGuid();
        using var picture = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "data/demo/adeline-quek/photo.png"), Token));
        using var photo = await _clients["owner"].PutAsync(new Uri($"/api/profiles/{_slug}/photo", UriKind.Relative), picture, Token);
        photo.StatusCode.ShouldBe(HttpStatusCode.OK);
        _session = (await _clients["owner"].PostAsync($"/api/profiles/{_slug}/chat", new { message = "Where did Anna study?" })).Body.Text("session_id");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values.Where(client => client != _host.Admin))
        {
            client.Dispose();
        }

        await _host.DisposeAsync();
    }

    [Fact]
    public async Task EverySurface_ShowsTheProfile_ToThoseItIsVisibleToAndToNobodyElse()
    {
        var wrong = new List<string>();
        foreach (var state in States)
        {
            await SetAsync(state);
            foreach (var viewer in Viewers)
            {
                foreach (var (surface, expected, seen) in await LookAsync(state, viewer))
                {
                    if (expected != seen)
                    {
                        wrong.Add($"{state} profile, {viewer}, {surface}: {(seen ? "shown" : "not shown")}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_SayTheSameAsTheQuery()
    {
        var owner = (await OfTheRowAsync()).OwnerId!.Value;
        Viewer[] viewers =
        [
            Viewer.Anonymous, new(Ids.New(TimeProvider.System), false, "member"), new(owner, false, "owner"), new(owner, true, "both"), new(null, true, "admin"),
        ];
        foreach (var state in States)
        {
            await SetAsync(state);
            await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
            var profile = await OfTheRowAsync();
            foreach (var viewer in viewers)
            {
                var words = VisibleTo.Of(profile);
                words.Intersect(VisibleTo.ToOpen(viewer)).Any()
                    .ShouldBe(await db.Set<Profile>().VisibleTo(viewer).AnyAsync(found => found.Id == _id, Token), $"{state} {viewer.Name}");
                words.Intersect(VisibleTo.ToList(viewer)).Any()
                    .ShouldBe(await db.Set<Profile>().ListedFor(viewer).AnyAsync(found => found.Id == _id, Token), $"{state} {viewer.Name} list");
            }
        }
    }

    [Fact]
    public async Task Chat_ProfileHiddenInTheMiddle_Is404OnTheNextMessage()
    {
        var visitor = _clients["anonymous"];
        var (status, answer) = await visitor.PostAsync($"/api/profiles/{_slug}/chat", new { message = "Where did Anna study?" });
        status.ShouldBe(200);
        var next = new { message = "And what did she study?", session_id = answer.Text("session_id") };
        foreach (var hidden in new[] { "members", "private", "disabled", "deleted" })
        {
            await SetAsync(hidden);
            (await visitor.PostAsync($"/api/profiles/{_slug}/chat", next)).Status.ShouldBe(404, hidden);
            await SetAsync("public");
        }

        (await visitor.PostAsync($"/api/profiles/{_slug}/chat", next)).Status.ShouldBe(200);
    }

    private async Task<List<(string Surface, bool Expected, bool Seen)>> LookAsync(string state, string viewer)
    {
        var client = _clients[viewer];
        var path = $"/api/profiles/{_slug}";
        var opens = state switch
        {
            "deleted" => false,
            "disabled" or "private" => viewer is "owner" or "admin",
            "members" => viewer != "anonymous",
            _ => true,
        };
        var chats = opens && state != "disabled";
        var lists = state == "public" || (state == "members" && viewer != "anonymous");
        var edits = state != "deleted" && (viewer is "owner" or "admin");
        return
        [
            ("GET profile", opens, await OkAsync(client, path)),
            ("photo", opens, await OkAsync(client, path + "/photo")),
            ("page", opens, await OkAsync(client, $"/p/{_slug}")),
            ("list", lists, (await client.ReadAsync("/api/profiles?q=" + Mark)).Body.GetProperty("total").GetInt32() == 1),
            ("explore", lists, (await client.GetStringAsync(new Uri("/explore", UriKind.Relative), Token)).Contains(Mark, StringComparison.Ordinal)),
            ("chat page", chats, await OkAsync(client, $"/chat/{_slug}")),
            ("welcome", chats, await OkAsync(client, path + "/chat/welcome")),
            ("chat", chats, (await client.PostAsync(path + "/chat", new { message = "Where did Anna study?" })).Status == 200),
            ("stream", chats, await StreamsAsync(client, path + "/chat/stream")),
            ("feedback", chats, (await client.PostAsync($"{path}/chat/{_session}/feedback", new { turn = 1, helpful = true })).Status == 204),
            ("cards", edits, await OkAsync(client, path + "/cards")),
            ("document text", edits, await OkAsync(client, path + "/documents/cv.md/text")),
            ("conversations", edits, await OkAsync(client, path + "/conversations")),
            ("history", edits, await OkAsync(client, path + "/history")),
            ("export", edits, await OkAsync(client, path + "/export")),
        ];
    }

    private static async Task<bool> OkAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        return response.IsSuccessStatusCode;
    }

    private static async Task<bool> StreamsAsync(HttpClient client, string path)
    {
        using var body = System.Net.Http.Json.JsonContent.Create(new { message = "Where did Anna study?" });
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), body, Token);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        return response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync(Token)).Contains("event: done", StringComparison.Ordinal);
    }

    private async Task SetAsync(string state)
    {
        await _host.Admin.PostAsync($"/api/profiles/{_slug}/restore");
        var visibility = state is "disabled" or "deleted" ? "public" : state;
        (await _host.Admin.PatchAsync($"/api/profiles/{_slug}", new { visibility, enabled = state != "disabled" })).Status.ShouldBe(200);
        if (state == "deleted")
        {
            (await _host.Admin.SendAsync(HttpMethod.Delete, $"/api/profiles/{_slug}/soft")).Status.ShouldBe(204);
        }
    }

    private async Task<Profile> OfTheRowAsync()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<Profile>().SingleAsync(profile => profile.Id == _id, Token);
    }
}
