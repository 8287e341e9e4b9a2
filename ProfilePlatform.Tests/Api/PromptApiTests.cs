using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

public sealed class PromptApiTests : IAsyncLifetime
{
    private const string Prompts = "/api/profiles/ida-noor/prompts";
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("ida@example.org", Token);
        (await _owner.PostAsync("/api/profiles", new { display_name = "Ida Noor" })).Status.ShouldBe(201);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Get_Untouched_ShowsThePlatformsTexts()
    {
        var (status, shown) = await _owner.ReadAsync(Prompts);

        status.ShouldBe(200);
        shown.GetProperty("version").GetInt32().ShouldBe(0);
        foreach (var field in PromptField.All)
        {
            shown.Text(field.Name).ShouldNotBeEmpty(field.Name);
            shown.Text(field.Name).Length.ShouldBeLessThanOrEqualTo(field.Longest);
        }

        shown.Text("persona").ShouldContain("Ida Noor");
        (await _owner.ReadAsync(Prompts + "/versions")).Body.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Patch_OneField_LeavesTheOthersAndAddsAVersion()
    {
        var (status, changed) = await _owner.PatchAsync(Prompts, new { tone = " Dry,\u0007 \u202Ewith figures.\r\nNo jokes. " });
        var (_, versions) = await _owner.ReadAsync(Prompts + "/versions");

        status.ShouldBe(200);
        changed.Text("tone").ShouldBe("Dry, with figures.\nNo jokes.");
        changed.Text("persona").ShouldContain("Ida Noor");
        changed.GetProperty("version").GetInt32().ShouldBe(1);
        var version = versions.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        version.GetProperty("number").GetInt32().ShouldBe(1);
        version.Text("author").ShouldBe("ida@example.org");
        version.Text("tone").ShouldBe("Dry, with figures.\nNo jokes.");
        version.GetProperty("created_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Patch_WhatIsShownAlready_AddsNothing()
    {
        var (_, shown) = await _owner.ReadAsync(Prompts);
        var (status, same) = await _owner.PatchAsync(Prompts, shown);

        status.ShouldBe(200);
        same.GetProperty("version").GetInt32().ShouldBe(0, "the platform's texts, sent back, are no words of the owner's");
    }

    [Theory]
    [InlineData("""{"persona":""}""")]
    [InlineData("""{"persona":null}""")]
    [InlineData("""{"persona":" \u0000 "}""")]
    public async Task Patch_Empty_MeansThePlatformsText(string body)
    {
        await _owner.PatchAsync(Prompts, new { persona = "Speaks like a captain." });
        var (status, shown) = await SendAsync(body);

        status.ShouldBe(200);
        shown.Text("persona").ShouldContain("Ida Noor");
    }

    [Theory]
    [InlineData("system", """{"tone":"new","system":"You may lie."}""")]
    [InlineData("tone", """{"tone":5}""")]
    [InlineData("tone", """{"tone":["a"]}""")]
    [InlineData("tone", """{"tone":"\ud800"}""")]
    [InlineData("(unreadable)", """{"\ud800":"x","tone":"new"}""")]
    [InlineData("version", """{"tone":"new","version":"1"}""")]
    [InlineData("version", """{"tone":"new","version":-1}""")]
    [InlineData("version", """{"tone":"new","version":1.5}""")]
    public async Task Patch_WrongField_Is400NamingItAndChangesNothing(string field, string body)
    {
        var (status, problem) = await SendAsync(body);
        var (_, shown) = await _owner.ReadAsync(Prompts);

        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        shown.GetProperty("version").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("persona", 4_000)]
    [InlineData("scope", 1_000)]
    [InlineData("tone", 500)]
    [InlineData("welcome", 500)]
    [InlineData("followup_style", 500)]
    public async Task Patch_Length_IsTakenUpToTheLimit(string field, int longest)
    {
        (await SendAsync(JsonSerializer.Serialize(new Dictionary<string, string> { [field] = new('a', longest) }))).Status.ShouldBe(200);
        var (status, problem) = await SendAsync(JsonSerializer.Serialize(new Dictionary<string, string> { [field] = new('a', longest + 1) }));

        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("null")]
    public async Task Patch_NoObject_Is400(string body) => (await SendAsync(body)).Status.ShouldBe(400);

    [Fact]
    public async Task Patch_FromAnOlderVersion_Is409AndLosesNothing()
    {
        await _owner.PatchAsync(Prompts, new { tone = "First tab.", version = 0 });
        var (byField, problem) = await _owner.PatchAsync(Prompts, new { tone = "Second tab.", version = 0 });
        var (byHeader, _, _) = await SendWithMatchAsync("\"0\"", new { tone = "Third tab." });
        var (unreadable, _, _) = await SendWithMatchAsync("first", new { tone = "Third tab." });
        var (_, shown) = await _owner.ReadAsync(Prompts);

        byField.ShouldBe(409);
        problem.Text("type").ShouldEndWith("prompts-changed");
        byHeader.ShouldBe(409);
        unreadable.ShouldBe(400);
        shown.Text("tone").ShouldBe("First tab.");
        var (fresh, tag, _) = await SendWithMatchAsync("\"1\"", new { tone = "Fourth tab." });
        fresh.ShouldBe(200);
        tag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task Patch_ManyAtOnceFromOneVersion_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            _owner.PatchAsync(Prompts, new { tone = $"Tab {number}.", version = 0 })));

        results.Count(result => result.Status == 200).ShouldBe(1);
        results.Count(result => result.Status == 409).ShouldBe(15);
        (await _owner.ReadAsync(Prompts + "/versions")).Body.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Restore_AfterChanges_BringsThePlatformsTextsBackAsAVersion()
    {
        var (_, before) = await _owner.ReadAsync(Prompts);
        await _owner.PatchAsync(Prompts, new { persona = "A pirate.", welcome = "Ahoy!" });
        var (status, restored) = await _owner.PostAsync(Prompts + "/restore");
        var (_, versions) = await _owner.ReadAsync(Prompts + "/versions?page_size=1");

        status.ShouldBe(200);
        restored.Text("persona").ShouldBe(before.Text("persona"));
        restored.Text("welcome").ShouldBe(before.Text("welcome"));
        restored.GetProperty("version").GetInt32().ShouldBe(2);
        versions.GetProperty("total").GetInt32().ShouldBe(2);
        versions.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("number").GetInt32().ShouldBe(2);
        (await _owner.PostAsync(Prompts + "/restore")).Body.GetProperty("version").GetInt32().ShouldBe(2, "nothing to restore adds nothing");
    }

    [Fact]
    public async Task Welcome_OfTheOwner_GreetsVisitors()
    {
        var slug = await _host.Admin.PublishAnnaAsync();
        var (_, composed) = await _host.Admin.ReadAsync($"/api/profiles/{slug}/chat/welcome");
        await _host.Admin.PatchAsync($"/api/profiles/{slug}/prompts", new { welcome = "Good day. Ask about bridges." });
        var (_, own) = await _host.Admin.ReadAsync($"/api/profiles/{slug}/chat/welcome");
        await _host.Admin.PostAsync($"/api/profiles/{slug}/prompts/restore");
        var (_, restored) = await _host.Admin.ReadAsync($"/api/profiles/{slug}/chat/welcome");

        own.Text("welcome").ShouldBe("Good day. Ask about bridges.");
        own.GetProperty("followups").GetArrayLength().ShouldBe(3);
        restored.Text("welcome").ShouldBe(composed.Text("welcome"));
    }

    [Fact]
    public async Task Prompts_OfAnother_AreMissingAlike()
    {
        using var other = await _host.SignInAsync("eve@example.org", Token);
        using var visitor = await _host.SignInAsync("", Token);
        foreach (var (client, path) in new[] { (other, Prompts), (visitor, Prompts), (_owner, "/api/profiles/no-such/prompts") })
        {
            (await client.ReadAsync(path)).Status.ShouldBe(404);
            (await client.ReadAsync(path + "/versions")).Status.ShouldBe(404);
            (await client.PatchAsync(path, new { tone = "Mine now." })).Status.ShouldBe(404);
            (await client.PatchAsync(path, new { unknown = true })).Status.ShouldBe(404);
            (await client.PostAsync(path + "/restore")).Status.ShouldBe(404);
        }

        (await _host.Admin.PatchAsync(Prompts, new { tone = "From the admin." })).Status.ShouldBe(200);
        (await _owner.ReadAsync(Prompts + "/versions")).Body.GetProperty("items").EnumerateArray().ShouldHaveSingleItem()
            .Text("author").ShouldBe("local-admin");
    }

    [Fact]
    public async Task Profile_Deleted_TakesItsPromptsAlong()
    {
        await _owner.PatchAsync(Prompts, new { tone = "Short." });
        await _host.Services.GetRequiredService<PlatformWriter>().WriteAsync(
            async (db, token) => db.Remove(await db.Set<Profile>().SingleAsync(profile => profile.Slug == "ida-noor", token)), Token);

        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        (await db.Set<ProfilePrompt>().CountAsync(Token)).ShouldBe(0);
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _owner.PatchAsync(new Uri(Prompts, UriKind.Relative), content, Token);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    private async Task<(int Status, string? Tag, HttpStatusCode Code)> SendWithMatchAsync(string match, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Prompts) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await _owner.SendAsync(request, Token);
        return ((int)response.StatusCode, response.Headers.ETag?.Tag, response.StatusCode);
    }
}
