using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Profiles.Removal;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>Runs that meet a provider's ways, an empty budget, a long wait, or the end of their profile.</summary>
public sealed class EnhancementCourseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enhance_AtGroq_AsksForJsonInBothPlacesAndNeverSendsTools()
    {
        await using var host = await EnhanceHost.StartAsync(groq: true);
        (await host.EnhanceAsync()).Text("status").ShouldBe("completed");

        var request = host.Asked.ShouldHaveSingleItem();
        request.ResponseFormat!["type"]!.GetValue<string>().ShouldBe("json_object");
        (request.Messages[0].Role, request.Messages[0].Text.Contains("JSON", StringComparison.Ordinal)).ShouldBe(("system", true));
        host.Stub.Requests.ShouldAllBe(any => !any.HasTools || any.ResponseFormat == null);
        request.HasTools.ShouldBeFalse();
    }

    [Fact]
    public async Task Enhance_ProviderWithoutResponseFormat_IsAskedOnceMoreWithoutIt()
    {
        await using var host = await EnhanceHost.StartAsync();
        host.Stub.Script = request => request.ResponseFormat is null
            ? EnhanceScript.Honest(request) : StubReply.Status(400, message: "Failed to generate JSON. Please adjust your prompt.");
        var answer = await host.EnhanceAsync();

        (answer.Text("status"), answer.GetProperty("llm_metadata").GetProperty("calls").GetInt32()).ShouldBe(("completed", 2));
        host.Asked.Select(request => request.ResponseFormat is null).ShouldBe([false, true]);
        host.Asked[1].Messages[0].Text.ShouldContain("JSON");
    }

    [Fact]
    public async Task Enhance_BudgetUsedUpBefore_IsToldAndAsksNobody()
    {
        await using var host = await EnhanceHost.StartAsync(new() { ["PROFILE_DAILY_TOKENS"] = "1" });
        var (status, problem) = await host.PostAsync();

        (status, problem.Text("type")).ShouldBe((503, "https://profileplatform.dev/problems/budget-used-up"));
        host.Asked.ShouldBeEmpty();
        (await host.PageAsync($"/owner/{host.Slug}/enhance")).ShouldContain("tokens are used up");
        (await host.CardsAsync()).ShouldAllBe(card => card.Text("enhanced_description").Length == 0);
    }

    [Fact]
    public async Task Enhance_BudgetUsedUpDuringARun_KeepsWhatCameAndPaysNothingForItAgain()
    {
        await using var host = await EnhanceHost.StartAsync(new() { ["PROFILE_DAILY_TOKENS"] = "100000" });
        await PutLongCardsAsync(host);
        host.Stub.Script = request => EnhanceScript.Honest(request).Using(60_000, 60_000);
        var answer = await host.EnhanceAsync();

        answer.Text("status").ShouldBe("partial");
        var paid = EnhanceScript.Sections(host.Asked.ShouldHaveSingleItem()).Count;
        var metadata = answer.GetProperty("llm_metadata");
        (metadata.GetProperty("sections_enhanced").GetInt32(), metadata.GetProperty("tokens").GetInt32()).ShouldBe((paid, 120_000));
        paid.ShouldBeInRange(1, metadata.GetProperty("sections_requested").GetInt32() - 1);
        var states = answer.GetProperty("sections").EnumerateArray().Select(section => section.Text("state")).ToList();
        (states.Count(state => state == "proposed"), states.Count(state => state == "missing")).ShouldBe((paid, states.Count - paid));
        (await host.PageAsync($"/owner/{host.Slug}/enhance")).ShouldContain("tokens are used up");
        var done = answer.GetProperty("sections").EnumerateArray().First(section => section.Text("state") == "proposed");
        (await host.DecideAsync(done, "accepted")).Status.ShouldBe(200);

        host.Stub.Forget();
        var again = await host.EnhanceAsync();
        (again.Text("status"), again.GetProperty("llm_metadata").GetProperty("tokens").GetInt32()).ShouldBe(("partial", 0));
        host.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enhance_LongerThanARequestMayTake_GoesOnAndAskingAgainGivesTheResult()
    {
        await using var host = await EnhanceHost.StartAsync(new() { ["ENHANCE_ANSWER_SECONDS"] = "1" });
        var gate = new StubGate();
        host.Stub.Script = request => EnhanceScript.Honest(request).HeldBy(gate);
        using var response = await host.Client.PostAsync(new Uri(host.Path, UriKind.Relative), null, Token);
        ((int)response.StatusCode, (await response.Content.ReadAsStringAsync(Token)).Contains("problems/enhancement-running", StringComparison.Ordinal)).ShouldBe((503, true));
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await host.PageAsync($"/owner/{host.Slug}/enhance")).ShouldContain("<progress max=\"9\" value=\"0\"");
        (await host.PostAsync()).Status.ShouldBe(503, "it is still under way, and nothing is asked for a second time");

        gate.Open();
        await Poll.UntilAsync(async () => (await host.PostAsync()).Status, status => status == 200, Token);
        (await host.EnhanceAsync()).Text("status").ShouldBe("completed");
        host.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Remove_ProfileWhoseRunIsUnderWay_EndsTheRunAndLeavesNothing()
    {
        await using var host = await EnhanceHost.StartAsync();
        await PutLongCardsAsync(host);
        var gate = new StubGate();
        var asked = 0;
        host.Stub.Script = request => Interlocked.Increment(ref asked) == 1 ? EnhanceScript.Honest(request) : EnhanceScript.Honest(request).HeldBy(gate);
        var id = Guid.Parse((await host.Client.ReadAsync($"/api/profiles/{host.Slug}")).Body.Text("id"));
        var waiting = host.PostAsync();
        await gate.Reached;
        (await host.Get<EnhancementRuns>().LatestAsync(id, Token))!.Sections.ShouldContain(section => section.Enhanced.Length > 0);

        (await host.Client.SendAsync(HttpMethod.Delete, $"/api/profiles/{host.Slug}")).Status.ShouldBe(204);
        (await waiting).Status.ShouldBe(404);
        await host.Asked[^1].Gone.WaitAsync(TimeSpan.FromSeconds(30), Token);
        gate.Open();
        await Poll.UntilAsync(() => Task.FromResult(Leftovers.Of(host.Host.DataDir, id, "place7")), left => left.Count == 0, Token);
        host.Asked.Count.ShouldBe(2, "nothing more is asked for");
    }

    private static async Task PutLongCardsAsync(EnhanceHost host) => await EnhanceHost.PutCardsAsync(
        host.Client, host.Slug, Enumerable.Range(1, 12).Select(number => (object)new { kind = "experience", title = $"Role {number}", summary = EnhanceHost.Long(number) }));
}
