using System.Net;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Profiles;

public sealed class LifecycleTests : IAsyncLifetime
{
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;
    private string _path = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("owner@example.org", Token);
        _path = "/api/profiles/" + await _owner.PublishAnnaAsync();
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task SoftDelete_HidesItFromAll_AndRestoreBringsItBackAsItWas()
    {
        (await _host.Admin.SendAsync(HttpMethod.Delete, _path + "/soft")).Status.ShouldBe(204);
        (await _host.Admin.SendAsync(HttpMethod.Delete, _path + "/soft")).Status.ShouldBe(204);
        (await _owner.ReadAsync(_path)).Status.ShouldBe(404);
        (await _host.Admin.ReadAsync(_path)).Status.ShouldBe(404);
        (await _owner.PatchAsync(_path, new { headline = "x" })).Status.ShouldBe(404);
        (await _owner.PostAsync("/api/profiles", new { display_name = "Second" })).Status.ShouldBe(409);

        var (status, restored) = await _host.Admin.PostAsync(_path + "/restore");
        status.ShouldBe(200);
        restored.Text("status").ShouldBe("enabled");
        (await _host.Admin.PostAsync(_path + "/restore")).Status.ShouldBe(200);
        (await _owner.PostAsync(_path + "/chat", new { message = "Where did Anna study?" })).Status.ShouldBe(200);
        (await FieldsAsync()).Count(field => field == "deleted_at").ShouldBe(2);
    }

    [Fact]
    public async Task SoftDeleteAndRestore_ByOthers_AreRefused()
    {
        using var visitor = await _host.SignInAsync("", Token);
        foreach (var (method, act) in new[] { (HttpMethod.Delete, "/soft"), (HttpMethod.Post, "/restore") })
        {
            (await visitor.SendAsync(method, _path + act)).Status.ShouldBe(401);
            (await _owner.SendAsync(method, _path + act)).Status.ShouldBe(404);
            (await _host.Admin.SendAsync(method, "/api/profiles/nobody-there" + act)).Status.ShouldBe(404);
        }
    }

    [Fact]
    public async Task Patch_Enabled_SwitchesLikeTheStatusRoute()
    {
        (await _owner.PatchAsync(_path, new { enabled = false })).Body.Text("status").ShouldBe("disabled");
        (await _owner.PatchAsync(_path, new { enabled = true })).Body.Text("status").ShouldBe("enabled");
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Too Soon" });
        var (status, problem) = await _host.Admin.PatchAsync("/api/profiles/too-soon", new { enabled = true, headline = "x" });
        status.ShouldBe(409);
        problem.Text("type").ShouldEndWith("nothing-indexed");
        (await _host.Admin.ReadAsync("/api/profiles/too-soon")).Body.Text("headline").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id", """{"id":"0192d1f0-0000-7000-8000-000000000001"}""")]
    [InlineData("status", """{"status":"deleted"}""")]
    [InlineData("owner_id", """{"owner_id":"0192d1f0-0000-7000-8000-000000000001"}""")]
    [InlineData("deleted_at", """{"deleted_at":null}""")]
    [InlineData("role", """{"role":"admin"}""")]
    public async Task Patch_WhatWouldGrantSomething_IsRefusedByName(string field, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _owner.PatchAsync(new Uri(_path, UriKind.Relative), content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain($"\"{field}\"");
    }

    [Fact]
    public async Task Slug_Changed_KeepsEverything()
    {
        var session = (await _owner.PostAsync(_path + "/chat", new { message = "Where did Anna study?" })).Body.Text("session_id");
        (await _owner.PatchAsync(_path, new { slug = "anna-moved" })).Status.ShouldBe(200);

        (await _owner.ReadAsync(_path)).Status.ShouldBe(404);
        var (_, conversations) = await _owner.ReadAsync("/api/profiles/anna-moved/conversations");
        conversations.GetProperty("items")[0].Text("session_id").ShouldBe(session);
        (await _owner.PostAsync("/api/profiles/anna-moved/chat", new { message = "And what?", session_id = session })).Body.GetProperty("turn").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task History_TellsWhoChangedWhatFromWhatToWhat()
    {
        await _owner.PatchAsync(_path, new { headline = "First", skills = new[] { "Go" }, visibility = "members", contact = new { phone = "123" } });
        await _host.Admin.PatchAsync(_path, new { headline = "Second" });
        await _owner.PatchAsync(_path, new { headline = "Second" });
        var (_, history) = await _owner.ReadAsync(_path + "/history?page_size=2");
        var newest = history.GetProperty("items")[0];

        history.GetProperty("items").GetArrayLength().ShouldBe(2);
        newest.Text("field").ShouldBe("headline");
        newest.GetProperty("before").GetString().ShouldBe("First");
        newest.GetProperty("after").GetString().ShouldBe("Second");
        newest.GetProperty("actor").Text("kind").ShouldBe("local-admin");
        var all = (await _owner.ReadAsync(_path + "/history")).Body.GetProperty("items").EnumerateArray().ToList();
        all.Single(change => change.Text("field") == "contact.phone").GetProperty("actor").Text("email").ShouldBe("owner@example.org");
        all.Count(change => change.Text("field") == "headline").ShouldBe(2);
        all.Select(change => change.Text("field")).ShouldBe(["headline", "headline", "skills", "visibility", "contact.phone", "enabled"], ignoreOrder: true);
        using var other = await _host.SignInAsync("other@example.org", Token);
        (await other.ReadAsync(_path + "/history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Get_UnchangedProfile_Is304_UntilItChangesOrAnotherLooks()
    {
        using var first = await _owner.GetAsync(new Uri(_path, UriKind.Relative), Token);
        (await AgainAsync(_owner, _path, first)).ShouldBe(HttpStatusCode.NotModified);
        // Others are shown less of it.
        using var visitor = await _host.SignInAsync("", Token);
        (await AgainAsync(visitor, _path, first)).ShouldBe(HttpStatusCode.OK);
        await _owner.PatchAsync(_path, new { headline = "New" });
        (await AgainAsync(_owner, _path, first)).ShouldBe(HttpStatusCode.OK);
        using var list = await visitor.GetAsync(new Uri("/api/profiles", UriKind.Relative), Token);
        (await AgainAsync(visitor, "/api/profiles", list)).ShouldBe(HttpStatusCode.NotModified);
        await _owner.PatchAsync(_path, new { visibility = "private" });
        (await AgainAsync(visitor, "/api/profiles", list)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> AgainAsync(HttpClient client, string path, HttpResponseMessage before)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }

    private async Task<List<string>> FieldsAsync() =>
        [.. (await _owner.ReadAsync(_path + "/history")).Body.GetProperty("items").EnumerateArray().Select(change => change.Text("field"))];
}
