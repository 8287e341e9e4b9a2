using Microsoft.Playwright;
using ProfilePlatform.Tests.Api.Matching;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Matching;

namespace ProfilePlatform.Tests.Browser;

/// <summary>The application with a member, people and a stub of a model; disposing ends it.</summary>
internal sealed class MatchApp : IAsyncDisposable
{
    public const int Count = 12;

    private readonly string _folder;
    private readonly StubProvider _stub;
    private readonly AppProcess _app;

    private MatchApp(string folder, StubProvider stub, AppProcess app) => (_folder, _stub, _app) = (folder, stub, app);

    public Uri Address => _app.Address;

    public StubProvider Stub => _stub;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts it; the model is 30 too high, and right once it is told so.</summary>
    public static async Task<MatchApp> StartAsync(bool withModel)
    {
        var folder = Directory.CreateTempSubdirectory("match-page-").FullName;
        await using (var seed = await MatchHost.StartAsync(withModel: false, folder))
        {
            var (client, _) = await seed.MemberAsync("mira");
            client.Dispose();
            await seed.AddAsync(Count);
        }

        var stub = await StubProvider.StartAsync();
        stub.Script = request => !ScoringModel.IsScoring(request) ? StubReply.Text("no")
            : ScoringModel.Say(request, asked => asked.Select(one => ScoringModel.Entry(one.Number, Right(one.Name) + (IsTold(request) ? 0 : 30))));
        return new MatchApp(folder, stub, await AppProcess.StartAsync(
            await PublishedApp.FolderAsync(), folder, AppProcess.FreePort(), demoPeople: false, Token, withModel ? stub.Settings : null));
    }

    /// <summary>What the member holds right.</summary>
    public static int Right(string name) => 5 * int.Parse(name[^3..], System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _stub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsTold(StubRequest request) => request.AllText.Contains("<Correction model_score=", StringComparison.Ordinal);
}

/// <summary>Steps on the pages of matching.</summary>
internal static class MatchSteps
{
    /// <summary>Opens a page and waits until it answers.</summary>
    public static async Task OpenAsync(this Visitor visitor, string path)
    {
        await visitor.Page.GotoAsync(path);
        await visitor.Page.Locator("[data-live-page]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Orders a run on the page of matches, and says yes to what it takes.</summary>
    public static async Task<string> OrderAsync(this Visitor visitor)
    {
        await visitor.Page.Locator("form.order button[type=submit]").ClickAsync();
        // The dialog opens before its words are there.
        var dialog = visitor.Page.Locator("dialog[open]");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Score them" }).WaitForAsync();
        var asked = await dialog.InnerTextAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Score them" }).ClickAsync();
        return asked;
    }
}
