using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api.Walk;

/// <summary>Somebody with one of everything, seen by nobody but themselves: whose ids others try, and whose words must not be seen.</summary>
internal sealed class Victim
{
    /// <summary>Stands in every text of theirs.</summary>
    public const string Marker = "Quoxlemarker";

    private const string Email = "victim@example.org";

    public required HttpClient Client { get; init; }

    public required string Slug { get; init; }

    public required string Conversation { get; init; }

    public required string UserId { get; init; }

    public required string KeyId { get; init; }

    public required string ProfileId { get; init; }

    /// <summary>A search of theirs.</summary>
    public required string SearchId { get; init; }

    /// <summary>A match of theirs.</summary>
    public required string MatchId { get; init; }

    /// <summary>A group of theirs.</summary>
    public required string GroupId { get; init; }

    /// <summary>A pair of it.</summary>
    public required string PairId { get; init; }

    /// <summary>An answer of their own.</summary>
    public required string AnswerId { get; init; }

    /// <summary>Somebody who left them an address.</summary>
    public required string LeadId { get; init; }

    /// <summary>An invoice of theirs, not paid.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Somebody whom it found, and whom everybody may see.</summary>
    public required string FoundId { get; init; }

    public static async Task<Victim> MakeAsync(PlatformHost host)
    {
        var client = await host.SignInAsync(Email, TestContext.Current.CancellationToken);
        var (_, profile) = await client.PostAsync("/api/profiles", new { display_name = $"{Marker} Person", slug = "walk-victim" });
        var slug = profile.Text("slug");
        (await client.UploadAsync(slug, "cv.md", Journey.Cv.Replace("Anna Berg", Marker, StringComparison.Ordinal))).Status.ShouldBe(201);
        await client.IndexAsync(slug);
        (await client.PatchAsync($"/api/profiles/{slug}", new { visibility = "private", headline = Marker })).Status.ShouldBe(200);
        (await client.PatchAsync($"/api/profiles/{slug}/status", new { enabled = true })).Status.ShouldBe(200);
        (await client.SendAsync(HttpMethod.Put, $"/api/profiles/{slug}/appearance", new { header_html = $"<p>{Marker}</p>" })).Status.ShouldBe(200);
        var (asked, answer) = await client.PostAsync($"/api/profiles/{slug}/chat", new { message = "Where did you work before 2019?" });
        asked.ShouldBe(200);
        (await client.PostAsync($"/api/profiles/{slug}/chat", new { message = $"Write to {Marker}@example.org", session_id = answer.Text("session_id") })).Status.ShouldBe(200);
        var (_, leads) = await client.ReadAsync($"/api/profiles/{slug}/leads");
        var (answered, own) = await client.PostAsync($"/api/profiles/{slug}/answers", new { question = $"Who is {Marker}?", answer = Marker });
        answered.ShouldBe(201);
        var (made, key) = await client.PostAsync("/api/me/api-keys", new { name = Marker, scope = "write" });
        made.ShouldBe(201);
        await host.Admin.PublishAnnaAsync();
        var search = await Poll.UntilAsync(
            async () => (await client.PostAsync("/api/search", new { query = $"senior engineer {Marker}" })).Body,
            answer => answer.TryGetProperty("people", out var people) && people.GetArrayLength() > 0, TestContext.Current.CancellationToken);
        var match = Matching.MatchHost.Items(await Matching.MatchHost.ScoreAsync(client))[0];
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{match.Text("id")}/review", new { match_score = 60, match_review = Marker })).Status.ShouldBe(200);
        var (grouped, group) = await client.PostAsync("/api/matches/groups", new { name = Marker, slugs = new[] { slug, search.GetProperty("people")[0].Text("slug") } });
        grouped.ShouldBe(201);
        var pair = await Matching.GroupSteps.ScoreAsync(client, group.Text("id"));
        var (billed, tier) = await host.Admin.SendAsync(HttpMethod.Put, $"/api/admin/profiles/{slug}/tier", new { tier = "paid_individual" });
        billed.ShouldBe(200);
        var (_, users) = await host.Admin.ReadAsync("/api/admin/users?q=victim");
        return new Victim
        {
            Client = client,
            Slug = slug,
            Conversation = answer.Text("session_id"),
            KeyId = key.Text("id"),
            ProfileId = profile.Text("id"),
            SearchId = search.Text("search_id"),
            MatchId = match.Text("id"),
            GroupId = group.Text("id"),
            AnswerId = own.Text("id"),
            LeadId = leads.GetProperty("items")[0].Text("id"),
            PairId = pair[0].Text("id"),
            InvoiceId = tier.GetProperty("invoice").Text("id"),
            FoundId = search.GetProperty("people")[0].Text("id"),
            UserId = users.GetProperty("items").EnumerateArray().Single(user => user.Text("email") == Email).Text("id"),
        };
    }

    /// <summary>Everything of theirs, in a form that shows any change.</summary>
    public async Task<string> StateAsync(PlatformHost host)
    {
        string[] paths =
        [
            $"/api/profiles/{Slug}", $"/api/profiles/{Slug}/documents", $"/api/profiles/{Slug}/documents/cv.md/text", $"/api/profiles/{Slug}/cards",
            $"/api/profiles/{Slug}/prompts", $"/api/profiles/{Slug}/prompts/versions", $"/api/profiles/{Slug}/appearance", $"/api/profiles/{Slug}/leads", $"/api/profiles/{Slug}/unanswered", $"/api/profiles/{Slug}/unanswered/groups", $"/api/profiles/{Slug}/answers", $"/api/profiles/{Slug}/near-misses",
            $"/api/profiles/{Slug}/conversations", $"/api/profiles/{Slug}/conversations/{Conversation}", $"/api/profiles/{Slug}/index", "/api/me/api-keys", "/api/me/credits",
            "/api/me/searches", $"/api/search/{SearchId}/more?offset=0&limit=1", $"/api/search/{SearchId}/people/{FoundId}/why", "/api/me/unlocked-cards",
            "/api/matches", $"/api/profiles/{Slug}/llm-text", $"/api/matches/groups/{GroupId}", $"/api/matches/groups/{GroupId}/pairs",
            $"/api/profiles/{Slug}/invoices",
        ];
        var state = new List<string>();
        foreach (var path in paths)
        {
            var (status, body) = await Client.ReadAsync(path);
            status.ShouldBe(200, path);
            state.Add($"{path} {JsonSerializer.Serialize(body)}");
        }

        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        state.Add($"turns {await db.Set<ChatTurn>().CountAsync(TestContext.Current.CancellationToken)}");
        return string.Join('\n', state);
    }
}
