using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles.Export;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Profiles.Removal;

namespace ProfilePlatform.Tests.Profiles;

public sealed class ExportTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("owner@example.org", Token);
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Export_OfAFullProfile_HoldsAllOfItUnderSafeNames()
    {
        var id = await FullProfile.PublishAsync(_owner);
        await FullProfile.SpendAsync(_host.Services, id, Token);
        using var side = await _host.SignInAsync("side@example.org", Token);
        await FullProfile.MatchAsync(_owner, side);
        using var zip = await ReadAsync(_owner);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Token));
            texts[entry.FullName] = await reader.ReadToEndAsync(Token);
        }

        texts.Keys.ShouldBe(
        [
            "README.txt", "profile.json", "account.json", "cards.json", "documents.json", "documents/filemarker.md", "texts/filemarker.md.json", "prompts.json",
            "history.json", "audit.json", "notifications.json", "deliveries.json", "notification-choices.json", "usage.json", "index-runs.json", "leads.json", "unanswered.json", "answers.json", "conversations.json",
            "near-misses.json", "searches.json", "contacts.json", "matches.json", "match-runs.json", "match-groups.json", "profile-for-llm.md", "enhancement.json", "look.json", "billing.json",
        ], ignoreOrder: true);
        var all = string.Join('\n', texts.Values);
        FullProfile.Words.Where(word => word != "Cardmarker").ShouldAllBe(word => all.Contains(word));
        texts["documents/filemarker.md"].ShouldBe(FullProfile.Cv);
        texts["account.json"].ShouldContain("owner@example.org");
        texts["matches.json"].ShouldContain("Notemarker");
        texts["matches.json"].ShouldNotContain("They said Notemarker");
        foreach (var (name, json) in texts.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)))
        {
            Should.NotThrow(() => JsonDocument.Parse(json).Dispose(), name);
            texts["README.txt"].ShouldContain(name.Split('/')[0]);
        }

        JsonSerializer.Deserialize<JsonElement>(texts["conversations.json"])[0].GetProperty("turns").EnumerateArray()
            .ShouldContain(turn => turn.GetProperty("citations").GetArrayLength() > 0);
        using var other = await _host.SignInAsync("other@example.org", Token);
        (await other.ReadAsync($"/api/profiles/{FullProfile.Slug}/export")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("cv.md", "cv.md")]
    [InlineData("../../etc/passwd.md", "_.._etc_passwd.md")]
    [InlineData("..", "_")]
    [InlineData("a:b*c?.pdf", "a_b_c_.pdf")]
    public void SafeName_LeavesItsFolderNever(string name, string expected) => ExportZip.SafeName(name).ShouldBe(expected);

    [Fact]
    public async Task EraseMe_TakesProfileAndPersonAway_AndTheAddressMayBeginAnew()
    {
        var id = await FullProfile.PublishAsync(_owner);
        using (var side = await _host.SignInAsync("side@example.org", Token))
        {
            await FullProfile.MatchAsync(_owner, side);
        }

        var before = await UserAsync("owner@example.org");

        (await _owner.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(204);

        // Where somebody is reading a database at that moment, the sweep takes its old pages a little later.
        await Poll.UntilAsync(() => Task.FromResult(Leftovers.Of(_host.DataDir, id, [.. FullProfile.Words, .. FullProfile.MatchWords, "owner@example.org"])), left => left.Count == 0, Token);
        using var again = await _host.SignInAsync("owner@example.org", Token);
        (await UserAsync("owner@example.org")).Id.ShouldNotBe(before.Id);
        using var visitor = await _host.SignInAsync("", Token);
        (await visitor.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(401);
        (await _host.Admin.SendAsync(HttpMethod.Delete, "/api/me")).Status.ShouldBe(401);
    }

    private async Task<User> UserAsync(string email)
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<User>().SingleAsync(user => user.Email == email, Token);
    }

    private static async Task<ZipArchive> ReadAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri($"/api/profiles/{FullProfile.Slug}/export", UriKind.Relative), Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{FullProfile.Slug}.zip");
        var bytes = new MemoryStream(await response.Content.ReadAsByteArrayAsync(Token));
        return await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Token);
    }
}
