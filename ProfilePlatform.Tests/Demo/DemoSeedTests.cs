using System.Net;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Demo;

public sealed class DemoSeedTests : IDisposable
{
    private static readonly Dictionary<string, string?> WithDemo = new(StringComparer.Ordinal) { ["DEMO_PEOPLE"] = "true" };
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-demo-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Seed_EmptyPlatform_IsReadyOnlyWhenEverybodyAnswers_AndIsNeverRepeated()
    {
        await using (var host = await PlatformHost.StartAsync(WithDemo, _folder, Token))
        {
            await Ready(host);
            var (_, list) = await host.Admin.ReadAsync("/api/profiles?page_size=100");
            var people = list.GetProperty("items").EnumerateArray().Select(person => person.Text("slug")).ToList();
            people.Count.ShouldBeGreaterThanOrEqualTo(8);
            var formats = new HashSet<string>(StringComparer.Ordinal);
            foreach (var slug in people)
            {
                var (_, documents) = await host.Admin.ReadAsync($"/api/profiles/{slug}/documents");
                documents.GetProperty("total").GetInt32().ShouldBeInRange(2, 3);
                formats.UnionWith(documents.GetProperty("items").EnumerateArray().Select(document => Path.GetExtension(document.Text("name"))));
                var (_, index) = await host.Admin.ReadAsync($"/api/profiles/{slug}/index");
                index.Text("state").ShouldBe("idle");
                index.GetProperty("chunks").GetInt32().ShouldBeGreaterThan(5);
                (await host.Admin.ReadAsync($"/api/profiles/{slug}/cards")).Body.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
            }

            formats.ShouldBe([".pdf", ".docx", ".txt", ".csv", ".md"], ignoreOrder: true);
            await host.Admin.PatchAsync($"/api/profiles/{people[0]}", new { headline = "Changed by its user" });
            using var gone = await host.Admin.DeleteAsync(
                new Uri($"/api/profiles/{people[0]}/documents/{await FirstDocument(host, people[0])}", UriKind.Relative), Token);
            gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await using (var again = await PlatformHost.StartAsync(WithDemo, _folder, Token))
        {
            await Ready(again);
            var (_, list) = await again.Admin.ReadAsync("/api/profiles?q=changed");
            list.GetProperty("total").GetInt32().ShouldBe(1);
            var slug = list.GetProperty("items")[0].Text("slug");
            (await again.Admin.ReadAsync($"/api/profiles/{slug}/documents")).Body.GetProperty("total").GetInt32().ShouldBeLessThan(3);
        }
    }

    [Fact]
    public async Task Seed_WithAModel_AsksItNothing()
    {
        await using var stub = await StubProvider.StartAsync();
        var settings = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase) { ["DEMO_PEOPLE"] = "true" };
        await using var host = await PlatformHost.StartAsync(settings, _folder, Token);
        await Ready(host);
        stub.Requests.ShouldBeEmpty();

        // Somebody's own document still goes to the model.
        await host.Admin.PublishAnnaAsync();
        stub.Of(LlmOperation.Split).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Seed_KilledOnTheWay_IsCompletedByTheNextStart()
    {
        var host = await PlatformHost.StartAsync(WithDemo, _folder, Token);
        await Poll.UntilAsync(
            () => Task.FromResult(Directory.Exists(Path.Combine(_folder, "profiles")) ? Directory.GetDirectories(Path.Combine(_folder, "profiles")).Length : 0),
            folders => folders > 0,
            Token);
        await host.DisposeAsync();

        await using var next = await PlatformHost.StartAsync(WithDemo, _folder, Token);
        await Ready(next);
        var (_, list) = await next.Admin.ReadAsync("/api/profiles?page_size=100");
        list.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public async Task Seed_PlatformInUse_AddsNobody()
    {
        await using (var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token))
        {
            await host.Admin.PostAsync("/api/profiles", new { display_name = "Only Me" });
        }

        await using var next = await PlatformHost.StartAsync(WithDemo, _folder, Token);
        await Ready(next);
        var (_, list) = await next.Admin.ReadAsync("/api/profiles?page_size=100");
        list.GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static Task<int> Ready(PlatformHost host) => Poll.UntilAsync(
        async () => (await host.Admin.ReadAsync("/readyz")).Status, status => status == 200, Token);

    private static async Task<string> FirstDocument(PlatformHost host, string slug) => Uri.EscapeDataString(
        (await host.Admin.ReadAsync($"/api/profiles/{slug}/documents")).Body.GetProperty("items")[0].Text("name"));
}
