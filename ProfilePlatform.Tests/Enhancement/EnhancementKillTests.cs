using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>kill -9 between two calls of a run: what came before is kept, and only the rest is asked for again.</summary>
public sealed class EnhancementKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("enhance-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Enhance_KilledBetweenTwoCalls_GoesOnWithoutPayingTwice()
    {
        var token = TestContext.Current.CancellationToken;
        await using var stub = await StubProvider.StartAsync();
        var gate = new StubGate();
        var asked = 0;
        stub.Script = request => EnhanceScript.Sections(request).Count > 0 && Interlocked.Increment(ref asked) == 2
            ? EnhanceScript.Honest(request).HeldBy(gate)
            : EnhanceScript.Honest(request);
        string slug;
        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, token, stub.Settings))
        {
            slug = await EnhanceHost.FillAsync(platform.Client);
            await EnhanceHost.PutCardsAsync(platform.Client, slug, Enumerable.Range(1, 12).Select(number => (object)new { kind = "experience", title = $"Role {number}", summary = EnhanceHost.Long(number) }));
            var lost = platform.Client.PostAsync($"/api/profiles/{slug}/enhance");
            await gate.Reached;
            await platform.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(lost);
        }

        var paid = Numbers(stub.Requests[0]).ToList();
        stub.Forget();
        await using (var platform = await AppProcess.StartAsync(AppContext.BaseDirectory, _folder, AppProcess.FreePort(), demoPeople: false, token, stub.Settings))
        {
            var (status, answer) = await platform.Client.PostAsync($"/api/profiles/{slug}/enhance");
            (status, answer.Text("status")).ShouldBe((200, "completed"));
            await platform.KillAsync();
        }

        paid.ShouldNotBeEmpty();
        stub.Requests.SelectMany(Numbers).Intersect(paid).ShouldBeEmpty("what was paid for is not asked for again");
        gate.Open();
    }

    private static IEnumerable<int> Numbers(StubRequest request) => EnhanceScript.Sections(request).Select(section => section.Number);
}
