using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;
using static ProfilePlatform.Tests.Api.Matching.GroupSteps;
using static ProfilePlatform.Tests.Matching.ScoringModel;

namespace ProfilePlatform.Tests.Api.Matching;

/// <summary>Groups scored by a model: what it is asked, whom it leaves out, and a kill on the way.</summary>
public sealed class GroupModelTests : IDisposable
{
    private const int Size = 13;

    private static readonly string[] Slugs = [.. Enumerable.Range(0, Size).Select(number => $"person-{number:D3}")];

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-group-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Score_ByAModel_AsksOnceForEachPairAndSaysWhatItDidNotAnswer()
    {
        await using var host = await MatchHost.StartAsync(withModel: true);
        var (client, _) = await host.MemberAsync("mira");
        await host.AddAsync(Size);
        host.Stub.Script = request => Say(request, asked => asked.Where(one => one.Name != "Person 001").Select(one => Entry(one.Number, 60, "Ann and Ben both know payments.")));
        var group = await AddAsync(client, Slugs);
        var (_, estimate) = await client.ReadAsync($"/api/matches/groups/{group}/estimate");
        (estimate.GetProperty("pairs").GetInt32(), estimate.GetProperty("calls").GetInt32(), estimate.Text("engine")).ShouldBe((Size * (Size - 1) / 2, Size + 1, "llm"));

        var pairs = await ScoreAsync(client, group);

        pairs.Count.ShouldBe(Size * (Size - 1) / 2);
        var local = pairs.Where(pair => pair.Text("engine") == "local").ToList();
        local.ShouldAllBe(pair => pair.GetProperty("one").Text("name") == "Person 001" || pair.GetProperty("other").Text("name") == "Person 001");
        var run = (await client.ReadAsync($"/api/matches/groups/{group}")).Body.GetProperty("run");
        (run.GetProperty("not_by_model").GetInt32(), run.GetProperty("done").GetInt32(), run.GetProperty("prompt_tokens").GetInt32() > 0).ShouldBe((local.Count, pairs.Count, true));
        host.Stub.Requests.Where(IsScoring).ShouldAllBe(request => request.AllText.Contains("it names both people and addresses neither", StringComparison.Ordinal));
        host.Stub.Script = Everybody;
        (await client.ReadAsync($"/api/matches/groups/{group}/estimate")).Body.GetProperty("pairs").GetInt32().ShouldBe(local.Count, "the model is asked about them again");
        client.Dispose();
    }

    [Fact]
    public async Task Run_KilledOnTheWay_AsksAboutNoStoredPairAgain()
    {
        await using (var host = await MatchHost.StartAsync(withModel: false, _folder))
        {
            await host.AddAsync(5);
            (await host.MemberAsync("mira")).Client.Dispose();
        }

        await using var stub = await StubProvider.StartAsync();
        var gate = new StubGate();
        var calls = 0;
        stub.Script = request => !IsScoring(request) || Interlocked.Increment(ref calls) == 1 ? Everybody(request) : Everybody(request).HeldBy(gate);
        string group;
        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, Token, stub.Settings))
        {
            using var client = await MatchKillTests.SignInAsync(platform);
            group = await AddAsync(client, Slugs[..5]);
            (await client.PostAsync($"/api/matches/groups/{group}/score")).Status.ShouldBe(202);
            await gate.Reached.WaitAsync(Token);
            (await PairsAsync(client, group)).Count.ShouldBe(4);
            await platform.KillAsync();
        }

        stub.Forget();
        gate.Open();
        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, Token, stub.Settings))
        {
            using var client = await MatchKillTests.SignInAsync(platform);
            var run = (await EndAsync(client, group)).GetProperty("run");
            (run.Text("state"), run.GetProperty("done").GetInt32(), run.GetProperty("total").GetInt32()).ShouldBe(("done", 10, 10));
            (await PairsAsync(client, group)).Count.ShouldBe(10);
            await platform.KillAsync();
        }

        stub.Requests.Where(IsScoring).Sum(request => Asked(request).Count).ShouldBe(6);
    }
}
