using System.Text.Json;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

/// <summary>The trail as an administrator reads it.</summary>
public sealed class AuditApiTests : IAsyncLifetime
{
    private const string Trail = "/api/admin/audit";
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("nora@example.org", Token);
        (await _owner.PostAsync("/api/profiles", new { display_name = "Nora Falk" })).Status.ShouldBe(201);
        (await _owner.PatchAsync("/api/profiles/nora-falk/prompts", new { tone = "Dry." })).Status.ShouldBe(200);
        (await _owner.PostAsync("/api/profiles/nora-falk/prompts/restore")).Status.ShouldBe(200);
        (await _owner.PostAsync("/api/me/api-keys", new { name = "k", scope = "read" })).Status.ShouldBe(201);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Trail_OfPromptsAndKeys_NamesWhoWhatAndWhere()
    {
        var (status, found) = await _host.Admin.ReadAsync($"{Trail}?actor=nora@example.org&action=prompt");

        status.ShouldBe(200);
        found.GetProperty("total").GetInt32().ShouldBe(2);
        var restored = found.GetProperty("items")[0];
        restored.Text("actor").ShouldBe("nora@example.org");
        restored.Text("actor_kind").ShouldBe("member");
        restored.Text("action").ShouldBe(AuditActions.PromptChanged);
        restored.Text("subject_kind").ShouldBe("prompt");
        restored.Text("address").ShouldNotBeEmpty();
        restored.Text("request_id").ShouldNotBeEmpty();
        restored.GetProperty("details").GetProperty("restored").GetBoolean().ShouldBeTrue();
        found.GetProperty("items")[1].GetProperty("details").GetProperty("prompts")[0].GetString().ShouldBe("tone");
        (await TotalAsync("?action=api-key")).ShouldBe(1);
    }

    [Fact]
    public async Task Trail_ByPageAndTime_IsCut()
    {
        var (_, page) = await _host.Admin.ReadAsync($"{Trail}?actor=member&page=2&page_size=1");
        page.GetProperty("items").GetArrayLength().ShouldBe(1);
        page.GetProperty("page").GetInt32().ShouldBe(2);
        (await TotalAsync("?actor=nora@example.org&to=2020-01-01")).ShouldBe(0);
        (await TotalAsync("?actor=nora@example.org&action=prompt&from=2020-01-01&to=2999-12-31")).ShouldBe(2);
        (await TotalAsync("?actor=nobody@example.org")).ShouldBe(0);
        (await TotalAsync("?subject=prompt")).ShouldBe(2);
        (await TotalAsync($"?subject={Ids.New(TimeProvider.System)}")).ShouldBe(0);
    }

    [Theory]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?to=2026-13-01", "to")]
    [InlineData("?page=x", "page")]
    public async Task Trail_AskedWrongly_Is400NamingTheField(string query, string field)
    {
        var (status, problem) = await _host.Admin.ReadAsync(Trail + query);
        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Trail_AsCsv_HasARowAnEntry()
    {
        using var response = await _host.Admin.GetAsync(new Uri($"{Trail}?format=csv&action=prompt", UriKind.Relative), Token);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].Trim().ShouldBe("id,at,actor_kind,actor_id,action,subject_kind,subject_id,details,address,request_id");
    }

    [Theory]
    [InlineData("/api/admin/audit")]
    [InlineData("/api/admin/users")]
    [InlineData("/api/admin/jobs")]
    [InlineData("/api/admin/usage")]
    [InlineData("/api/system/prompts")]
    [InlineData("/api/system/index-history")]
    public async Task AdminRoute_ForOthers_IsAsIfItWereNotThere(string path)
    {
        using var visitor = await _host.SignInAsync("", Token);
        var (anonymous, problem) = await visitor.ReadAsync(path + "?page=x");
        anonymous.ShouldBe(401);
        problem.Text("type").ShouldEndWith("/not-signed-in");
        (await _owner.ReadAsync(path + "?page=x")).Status.ShouldBe(404);
        (await _host.Admin.ReadAsync(path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Users_Searched_SayWhoOwnsWhat()
    {
        using var other = await _host.SignInAsync("per_cent%@example.org", Token);
        var (_, all) = await _host.Admin.ReadAsync("/api/admin/users");
        var (_, found) = await _host.Admin.ReadAsync("/api/admin/users?q=NORA");
        var (_, odd) = await _host.Admin.ReadAsync("/api/admin/users?q=t%25@");

        all.GetProperty("total").GetInt32().ShouldBe(2);
        var nora = found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        nora.Text("email").ShouldBe("nora@example.org");
        nora.Text("slug").ShouldBe("nora-falk");
        nora.GetProperty("is_admin").GetBoolean().ShouldBeFalse();
        odd.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("slug").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Runs_AreInTheHistoryAndAmongJobsWhereTheyFailed()
    {
        (await _owner.UploadAsync("nora-falk", "cv.md", Journey.Cv)).Status.ShouldBe(201);
        await _owner.IndexAsync("nora-falk");
        var (_, history) = await _host.Admin.ReadAsync("/api/system/index-history");
        var (_, jobs) = await _host.Admin.ReadAsync("/api/admin/jobs");

        var run = history.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        run.Text("slug").ShouldBe("nora-falk");
        run.Text("state").ShouldBe("done");
        run.GetProperty("documents")[0].Text("name").ShouldBe("cv.md");
        jobs.GetProperty("total").GetInt32().ShouldBe(0);
        jobs.GetProperty("failed").GetInt32().ShouldBe(0);
        jobs.GetProperty("schedule").EnumerateArray().Single(job => job.Text("job") == "index_sweep").GetProperty("next_fire_at").ValueKind.ShouldBe(JsonValueKind.String);
        (await _host.Admin.ReadAsync("/api/admin/jobs?state=done")).Status.ShouldBe(400);
    }

    private async Task<int> TotalAsync(string query) => (await _host.Admin.ReadAsync(Trail + query)).Body.GetProperty("total").GetInt32();
}
