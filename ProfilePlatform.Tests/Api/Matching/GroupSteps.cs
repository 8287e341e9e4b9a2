using System.Text.Json;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Steps with groups over HTTP.</summary>
internal static class GroupSteps
{
    /// <summary>Makes a group; its id.</summary>
    public static async Task<string> AddAsync(HttpClient client, params string[] slugs)
    {
        var (status, group) = await client.PostAsync("/api/matches/groups", new { name = "Founders’ dinner", slugs });
        status.ShouldBe(201);
        return group.Text("id");
    }

    /// <summary>Orders a run over the group's pairs and waits for its end; the pairs, best first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ScoreAsync(HttpClient client, string group)
    {
        (await client.PostAsync($"/api/matches/groups/{group}/score")).Status.ShouldBe(202);
        await EndAsync(client, group);
        return await PairsAsync(client, group);
    }

    /// <summary>Waits for the end of a run; the group.</summary>
    public static Task<JsonElement> EndAsync(HttpClient client, string group) => Poll.UntilAsync(
        async () => (await client.ReadAsync($"/api/matches/groups/{group}")).Body,
        found => found.GetProperty("run").Text("state") is "done" or "failed", TestContext.Current.CancellationToken);

    /// <summary>The pairs, best first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PairsAsync(HttpClient client, string group, string query = "") =>
        MatchHost.Items((await client.ReadAsync($"/api/matches/groups/{group}/pairs?page_size=100{query}")).Body);
}
