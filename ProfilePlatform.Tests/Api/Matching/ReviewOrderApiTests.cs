using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Reviews;
using Microsoft.Extensions.DependencyInjection;
using static ProfilePlatform.Tests.Api.Matching.MatchHost;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>The order in which matches are to be reviewed.</summary>
public sealed class ReviewOrderApiTests : IAsyncLifetime
{
    private MatchHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await StartAsync(withModel: true);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task List_InReviewOrder_PutsDisagreementFirstAndLeavesOutWhatIsDone()
    {
        var (client, _) = await _host.MemberAsync("mira");
        await _host.AddAsync(9);
        // This machine finds persons 0, 3 and 6 good, and the model finds 0 to 4 good: they disagree on 6, and on 1, 2 and 4.
        _host.Stub.Script = request => Say(request, asked => asked.Select(one => Entry(one.Number, one.Name[^1] < '5' ? 90 : 10)));
        await ScoreAsync(client);

        var order = Items((await client.ReadAsync("/api/matches?order=review")).Body);

        order.Count.ShouldBe(9);
        order[0].GetProperty("profile").Text("name").ShouldBe("Person 006");
        order.Take(4).Select(item => item.GetProperty("profile").Text("name")[^1]).ShouldBe(['6', '1', '2', '4'], ignoreOrder: true);
        var pages = new List<string>();
        for (var page = 1; page <= 5; page++)
        {
            pages.AddRange(Items((await client.ReadAsync($"/api/matches?order=review&page={page}&page_size=2")).Body).Select(item => item.Text("id")));
        }

        pages.ShouldBe(order.Select(item => item.Text("id")));
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{pages[0]}/review", new { match_score = 90, match_review = "" })).Status.ShouldBe(200);
        (await client.SendAsync(HttpMethod.Put, $"/api/matches/{pages[1]}/mark", new { mark = "met" })).Status.ShouldBe(200);
        var (_, left) = await client.ReadAsync("/api/matches?order=review");
        left.GetProperty("total").GetInt32().ShouldBe(7);
        Items(left).Select(item => item.Text("id")).ShouldBeSubsetOf(pages.Skip(2));
        (await client.ReadAsync("/api/matches?order=best")).Body.GetProperty("total").GetInt32().ShouldBe(9);
        (await client.ReadAsync("/api/matches?order=worst")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Queue_OfAMember_ShowsBothProfilesAndNobodyElses()
    {
        var (client, _) = await _host.MemberAsync("mira");
        var people = await _host.AddAsync(2);
        await ScoreAsync(client);
        var queue = _host.Platform.Services.GetRequiredService<ReviewQueue>();
        var viewer = await _host.ViewerAsync("mira");
        var all = (await queue.OfAsync(viewer, Token))!;
        (all.Open.Count, all.Reviewed).ShouldBe((2, 0));
        await _host.ChangeAsync(people[0], row => (row.ProfileForLlmMd, row.ProfileForLlmOverridden, row.Biography) = ("For models alone", true, new string('x', 5_000)));

        var pairs = await Task.WhenAll(all.Open.Select(match => queue.FindAsync(viewer, match, Token)));

        var own = pairs.Single(pair => pair!.Match.Profile.Id == people[0])!;
        (own.Own.Name, own.Other.HasOwnText).ShouldBe(("mira", true));
        own.Other.Fields.Select(field => field.Label).ShouldBe(["Seeks", "Offers", "About"]);
        own.Other.Fields[^1].Text.Length.ShouldBe(2_001);
        own.Other.Fields.ShouldAllBe(field => !field.Text.Contains("For models alone", StringComparison.Ordinal));
        await _host.ChangeAsync(people[0], row => row.Enabled = false);
        (await queue.FindAsync(viewer, own.Match.Id, Token)).ShouldBeNull("nobody sees them any more");
        (await queue.OfAsync(viewer, Token))!.Open.Count.ShouldBe(1);
        var (_, other) = await _host.MemberAsync("otto");
        (await queue.FindAsync(await _host.ViewerAsync("otto"), own.Match.Id, Token)).ShouldBeNull();
        (await queue.OfAsync(Viewer.Anonymous, Token)).ShouldBeNull();
        other.ShouldNotBe(Guid.Empty);
    }
}
