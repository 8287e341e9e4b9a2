using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Tests.Api;

public sealed class ModelsPageTests : IAsyncLifetime
{
    private const string Key = "sk-never-to-be-seen";
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OPENROUTER_API_KEY"] = Key,
            ["OPENROUTER_BASE_URL"] = "http://127.0.0.1:9/v1",
            ["LLM_CHAT_TEMPERATURE"] = "0.7",
            ["ADMIN_EMAILS"] = "root@example.org",
        },
        cancellationToken: Token);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Page_Admin_ShowsOperationsAndNeverTheKey()
    {
        var ledger = _host.Services.GetRequiredService<UsageLedger>();
        await ledger.AppendAsync(
            new UsageEntry { At = TimeProvider.System.GetUtcNow(), Operation = "chat", Model = "m", PromptTokens = 1_200, CompletionTokens = 34, TotalTokens = 1_234 }, Token);
        await ledger.FlushAsync(Token);
        using var root = await _host.SignInAsync("root@example.org", Token);
        var html = await root.GetStringAsync(new Uri("/admin/models", UriKind.Relative), Token);
        var page = new HtmlParser().ParseDocument(html);

        html.ShouldNotContain(Key);
        page.QuerySelector(".provider")!.TextContent.ShouldContain("127.0.0.1:9");
        var chat = page.QuerySelectorAll(".figures tbody tr")[0];
        chat.TextContent.ShouldContain("0.7 Changed");
        chat.TextContent.ShouldContain("400");
        chat.TextContent.ShouldContain("1,234 tokens");
        page.QuerySelectorAll(".figures .tag").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Page_ProviderGone_SaysSo()
    {
        // Nothing listens on port 9; the circuit notes it.
        var model = _host.Services.GetRequiredService<LanguageModel>();
        await Should.ThrowAsync<LlmException>(model.CompleteAsync(
            new LlmCall(LlmOperation.Intent, null, ""), [new ChatMessage(ChatRole.User, "Hello")], null, Token));
        using var root = await _host.SignInAsync("root@example.org", Token);
        var page = new HtmlParser().ParseDocument(await root.GetStringAsync(new Uri("/admin/models", UriKind.Relative), Token));

        page.QuerySelector(".provider")!.TextContent.ShouldContain("It could not be reached");
    }

    [Fact]
    public async Task Page_Others_GetNotFoundOrTheSignIn()
    {
        using var member = await _host.SignInAsync("eve@example.org", Token);
        using var visitor = await _host.SignInAsync("", Token);
        using var refused = await member.GetAsync(new Uri("/admin/models", UriKind.Relative), Token);
        using var sent = await visitor.GetAsync(new Uri("/admin/models", UriKind.Relative), Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await refused.Content.ReadAsStringAsync(Token)).ShouldNotContain("Temperature", Case.Sensitive);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.Headers.Location!.ToString().ShouldEndWith("/login?returnUrl=/admin/models");
    }
}
