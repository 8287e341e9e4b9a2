using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Tests.Api.Walk;

/// <summary>
/// Every route and every page there is, for everybody who is not its owner, with the ids of somebody else and with ids that nobody has: none succeeds,
/// both look the same, nothing is seen and nothing has changed.
/// </summary>
public sealed partial class TenancyWalkTests : IAsyncLifetime
{
    private const int LeastRequests = 400;

    private PlatformHost _host = null!;
    private Victim _victim = null!;
    private readonly List<(string Name, HttpClient Client, bool SignedIn)> _others = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["ADMIN_EMAILS"] = "demoted@example.org", ["UPI_VPA"] = "platform@bank" }, cancellationToken: Token);
        _victim = await Victim.MakeAsync(_host);
        _others.Add(("anonymous", await _host.SignInAsync("", Token), false));
        _others.Add(("other owner", await OwnerAsync("other@example.org"), true));
        _others.Add(("owner of a disabled profile", await OwnerAsync("down@example.org", publish: true), true));
        _others.Add(("owner who is kept out", await KeptOutAsync(), false));
        _others.Add(("demoted admin", await DemotedAsync(), true));
        _others.Add(("other owner's key", await KeyAsync(_others[1].Client), true));
    }

    public async ValueTask DisposeAsync()
    {
        _victim.Client.Dispose();
        _others.ForEach(other => other.Client.Dispose());
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Routes_ForeignIds_SucceedForNobodyAndLookLikeMissingOnes()
    {
        var before = await _victim.StateAsync(_host);
        var wrong = new List<string>();
        var requests = 0;
        foreach (var (method, path, _) in MappedRoutes.Of(_host).Where(route => route.Path.Contains('{', StringComparison.Ordinal) && !route.Path.StartsWith("/logs", StringComparison.Ordinal)))
        {
            foreach (var (name, client, signedIn) in _others)
            {
                var foreign = await SendAsync(client, method, path, Foreign(path));
                var missing = await SendAsync(client, method, path, Missing(path));
                requests += 2;
                var allowed = signedIn ? foreign.Status == 404 || foreign.Status == 403 && name.EndsWith("key", StringComparison.Ordinal) : foreign.Status is 401 or 404;
                if (!allowed || foreign != missing)
                {
                    wrong.Add($"{name}: {method} {path}: foreign {foreign}, missing {missing}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        (await _victim.StateAsync(_host)).ShouldBe(before);
        Print(requests, "requests with foreign and missing ids", LeastRequests);
    }

    [Fact]
    public async Task Lists_OfOthers_HoldNothingOfTheirs()
    {
        var before = await _victim.StateAsync(_host);
        var wrong = new List<string>();
        var requests = 0;
        foreach (var (method, path, _) in MappedRoutes.Of(_host).Where(route => !route.Path.Contains('{', StringComparison.Ordinal) && (route.Method, route.Path) != ("DELETE", "/me")))
        {
            var admins = RouteDocs.Find(method, path)?.Doc.Who == Caller.Admin;
            foreach (var (name, client, signedIn) in _others)
            {
                var (status, text) = await SendAsync(client, method, path, "/api" + path);
                requests++;
                if (text.Contains(Victim.Marker, StringComparison.OrdinalIgnoreCase) || text.Contains("walk-victim", StringComparison.Ordinal) || admins && status != (signedIn ? 404 : 401))
                {
                    wrong.Add($"{name}: {method} {path}: {status} {text}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        (await _victim.StateAsync(_host)).ShouldBe(before);
        Print(requests, "requests without ids", 50);
    }

    [Fact]
    public async Task Pages_ForeignSlugs_AreThereForNobody()
    {
        var pages = typeof(ProfilePlatform.Web.Hosting.PlatformApp).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false)).Cast<RouteAttribute>()
            .Select(route => Constraint().Replace(route.Template, "}")).Distinct(StringComparer.Ordinal).ToList();
        pages.Count.ShouldBeGreaterThan(15);
        var wrong = new List<string>();
        var requests = 0;
        foreach (var page in pages)
        {
            foreach (var (name, client, signedIn) in _others.Where(other => !other.Name.EndsWith("key", StringComparison.Ordinal)))
            {
                var (status, text) = await SendAsync(client, "GET", "", page.Replace("{slug}", _victim.Slug, StringComparison.Ordinal).Replace("{groupId}", _victim.GroupId, StringComparison.Ordinal).Replace("{session}", _victim.Conversation, StringComparison.Ordinal));
                requests++;
                var closed = page.Contains('{', StringComparison.Ordinal) || page.StartsWith("/admin", StringComparison.Ordinal);
                if (text.Contains(Victim.Marker, StringComparison.Ordinal) || closed && !(status == 404 || !signedIn && status == 302))
                {
                    wrong.Add($"{name}: {page}: {status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        Print(requests, "pages", 50);
    }

    private async Task<HttpClient> OwnerAsync(string email, bool publish = false)
    {
        var client = await _host.SignInAsync(email, Token);
        if (publish)
        {
            var slug = await client.PublishAnnaAsync();
            (await client.PatchAsync($"/api/profiles/{slug}/status", new { enabled = false })).Status.ShouldBe(200);
        }
        else
        {
            (await client.PostAsync("/api/profiles", new { display_name = "Other Owner" })).Status.ShouldBe(201);
        }

        return client;
    }

    private async Task<HttpClient> KeptOutAsync()
    {
        var client = await OwnerAsync("out@example.org");
        var user = await UserAsync("out@example.org");
        (await _host.Services.GetRequiredService<Accounts>().SetDisabledAsync(AuditActor.Platform, user.Id, disabled: true, Token)).ShouldBeTrue();
        return client;
    }

    private async Task<HttpClient> DemotedAsync()
    {
        var client = await _host.SignInAsync("demoted@example.org", Token);
        (await client.ReadAsync("/api/admin/users")).Status.ShouldBe(200);
        var user = await UserAsync("demoted@example.org");
        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) => (await db.Set<User>().SingleAsync(found => found.Id == user.Id, token)).IsAdmin = false, Token);
        _host.Services.GetRequiredService<SessionRegistry>().Forget([]);
        return client;
    }

    private async Task<HttpClient> KeyAsync(HttpClient owner)
    {
        var (status, key) = await owner.PostAsync("/api/me/api-keys", new { name = "walk", scope = "write" });
        status.ShouldBe(201);
        var client = new HttpClient { BaseAddress = _host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text("key"));
        return client;
    }

    private async Task<User> UserAsync(string email)
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<User>().SingleAsync(user => user.Email == email, Token);
    }

    private string Foreign(string path) => "/api" + path.Replace("{slug}", _victim.Slug, StringComparison.Ordinal).Replace("{name}", "cv.md", StringComparison.Ordinal)
        .Replace("{session_id}", _victim.Conversation, StringComparison.Ordinal)
        .Replace("{person_id}", _victim.FoundId, StringComparison.Ordinal)
        .Replace("{pair_id}", _victim.PairId, StringComparison.Ordinal)
        .Replace("{id}", path switch
        {
            _ when path.StartsWith("/admin/users", StringComparison.Ordinal) => _victim.UserId,
            _ when path.StartsWith("/search/", StringComparison.Ordinal) || path.StartsWith("/me/searches", StringComparison.Ordinal) => _victim.SearchId,
            _ when path.StartsWith("/matches/groups/", StringComparison.Ordinal) => _victim.GroupId,
            _ when path.StartsWith("/matches/", StringComparison.Ordinal) => _victim.MatchId,
            _ when path.Contains("/answers/", StringComparison.Ordinal) => _victim.AnswerId,
            _ when path.Contains("/leads/", StringComparison.Ordinal) => _victim.LeadId,
            _ when path.Contains("/invoices/", StringComparison.Ordinal) => _victim.InvoiceId,
            _ when path.StartsWith("/people/", StringComparison.Ordinal) => _victim.ProfileId,
            _ => _victim.KeyId,
        }, StringComparison.Ordinal);

    private static string Missing(string path) => "/api" + path.Replace("{slug}", "walk-nobody", StringComparison.Ordinal).Replace("{name}", "no.md", StringComparison.Ordinal)
        .Replace("{session_id}", new string('0', 32), StringComparison.Ordinal).Replace("{id}", "01a00000-0000-7000-8000-000000000000", StringComparison.Ordinal)
        .Replace("{person_id}", "01a00000-0000-7000-8000-000000000000", StringComparison.Ordinal)
        .Replace("{pair_id}", "01a00000-0000-7000-8000-000000000000", StringComparison.Ordinal);

    // With a body that the owner could send, so that nothing but ownership stands in the way.
    private static async Task<(int Status, string Text)> SendAsync(HttpClient client, string method, string path, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (RouteDocs.Find(method, path)?.Doc is { Request: { } body } doc)
        {
            request.Content = doc.RequestType switch
            {
                "application/json" => new StringContent(body, Encoding.UTF8, "application/json"),
                "multipart/form-data" => new MultipartFormDataContent { { new ByteArrayContent("# Some text"u8.ToArray()), body, "file.md" } },
                var type => new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0]) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
            };
        }

        using var response = await client.SendAsync(request, Token);
        return ((int)response.StatusCode, Trace().Replace(await response.Content.ReadAsStringAsync(Token), ""));
    }

    // The test script shows the lines that begin so.
    private static void Print(int requests, string what, int least)
    {
        requests.ShouldBeGreaterThan(least);
        TestContext.Current.TestOutputHelper!.WriteLine($"Walked {requests} {what}.");
    }

    [GeneratedRegex(@",?""trace_id"":""[^""]*""", RegexOptions.NonBacktracking)]
    private static partial Regex Trace();

    [GeneratedRegex(@":[^}/]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
