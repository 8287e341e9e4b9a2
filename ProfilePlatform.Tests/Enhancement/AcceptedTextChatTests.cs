using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Profiles.Removal;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>An accepted text is a source of the conversation, as long as it is accepted and no longer.</summary>
public sealed class AcceptedTextChatTests : IAsyncLifetime
{
    private const string Accepted = "Led 7 engineers and built the billing platform for 4 million invoices a month.";
    private const string Question = "Who built the billing platform for invoices?";

    private EnhanceHost _host = null!;
    private Guid _id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await EnhanceHost.StartAsync();
        var models = new TwinScript { Chat = _ => StubReply.Status(400) };
        _host.Stub.Script = request => EnhanceScript.Sections(request).Count > 0 ? EnhanceScript.Honest(request) : models.Reply(request);
        (await _host.Client.UploadAsync(_host.Slug, "notes.md", "# Notes\n\nOn free days Ida sails on quiet lakes.\n")).Status.ShouldBe(201);
        await _host.Client.IndexAsync(_host.Slug);
        (await _host.Client.PatchAsync($"/api/profiles/{_host.Slug}/status", new { enabled = true })).Status.ShouldBe(200);
        _id = Guid.Parse((await _host.Client.ReadAsync($"/api/profiles/{_host.Slug}")).Body.Text("id"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Accepted_IsQuotedWithACitationThatOpensItAndItsOriginal()
    {
        await AcceptAsync();
        var citation = (await QuotedAsync()).GetProperty("citations")[0].Deserialize<Citation>(JsonSerializerOptions.Web)!;

        citation.Document.ShouldBe("Profile: Senior Engineer, as edited by Ida");
        var stored = await StoredCitationAsync();
        var text = (await _host.Get<QuotedTexts>().OpenAsync(_id, stored, Token)).ShouldNotBeNull();
        text.Text[stored.Start..stored.End].ShouldBe(stored.Quote);
        text.Text.ShouldContain(Accepted);
        text.Text.ShouldContain(EnhanceHost.Cards[0].Text);
    }

    [Fact]
    public async Task Accepted_AskedOfAModel_IsShownFromItsPassageAlone()
    {
        await AcceptAsync();
        await QuotedAsync();
        var models = new TwinScript { Chat = _ => StubReply.Text(Accepted + " Built the Eiffel tower.") };
        _host.Stub.Script = models.Reply;
        var answer = await AskAsync();

        answer.Text("engine").ShouldBe("llm");
        answer.Text("answer").ShouldContain(Accepted);
        answer.Text("answer").ShouldNotContain("Eiffel");
        answer.GetProperty("citations")[0].Text("document").ShouldStartWith("Profile: Senior Engineer");
        var asked = _host.Stub.Of(Core.Llm.LlmOperation.Chat)[^1].AllText;
        asked.ShouldContain(Accepted);
        asked.ShouldNotContain(EnhanceHost.Cards[0].Text, customMessage: "what stands below it is for readers");
    }

    [Theory]
    [InlineData("restored")]
    [InlineData("original changed")]
    [InlineData("card dismissed")]
    public async Task TakenBack_IsGoneFromTheNextAnswerOn(string how)
    {
        var section = await AcceptAsync();
        await QuotedAsync();
        var before = await StoredCitationAsync();
        switch (how)
        {
            case "restored":
                (await _host.DecideAsync(section, "rejected")).Status.ShouldBe(200);
                break;
            case "original changed":
                await PutAsync(card => card["summary"] = "Built the billing platform. Led 5 engineers.");
                (await _host.CardsAsync())[0].Text("enhanced_description").ShouldBeEmpty("it was another way to say what does not stand there any more");
                break;
            default:
                await PutAsync(card => card["state"] = "dismissed");
                break;
        }

        // At once, whatever the index still holds.
        (await AskAsync()).ToString().ShouldNotContain("Led 7 engineers");
        (await _host.Get<QuotedTexts>().OpenAsync(_id, before, Token)).ShouldBeNull();
        await Poll.UntilAsync(PassagesAsync, passages => passages.Count == 0, Token);
        (await _host.CardsAsync()).ShouldContain(card => card.Text("summary").StartsWith("Built the billing platform", StringComparison.Ordinal), "the original is never lost");
    }

    [Fact]
    public async Task NotAccepted_IsNowhereInTheChat()
    {
        await _host.EnhanceAsync();
        await _host.Client.IndexAsync(_host.Slug);

        (await PassagesAsync()).ShouldBeEmpty();
        var answer = await AskAsync();
        (answer.GetProperty("answered").GetBoolean(), answer.ToString().Contains("Carefully", StringComparison.Ordinal)).ShouldBe((false, false));
        (await OrdersAsync()).ShouldBe(0, "nothing follows where nothing was accepted");
    }

    [Fact]
    public async Task Accepted_WhileARunIsAtWork_ComesWithTheNextOne()
    {
        (await _host.Client.UploadAsync(_host.Slug, "cv.md", Journey.Cv)).Status.ShouldBe(201);
        (await _host.Client.PostAsync($"/api/profiles/{_host.Slug}/index")).Status.ShouldBe(202);
        await AcceptAsync();

        var passages = await Poll.UntilAsync(PassagesAsync, passages => passages.Exists(passage => passage.Text.Contains(Accepted, StringComparison.Ordinal)), Token);
        passages.Count.ShouldBeGreaterThan(1, "the documents' passages stay");
        await Poll.UntilAsync(OrdersAsync, orders => orders == 0, Token);
    }

    [Fact]
    public async Task Remove_Profile_TakesTheAcceptedTextsAlong()
    {
        await AcceptAsync();
        await QuotedAsync();
        (await _host.Client.SendAsync(HttpMethod.Delete, $"/api/profiles/{_host.Slug}")).Status.ShouldBe(204);
        await Poll.UntilAsync(() => Task.FromResult(Leftovers.Of(_host.Host.DataDir, _id, "Led 7 engineers")), left => left.Count == 0, Token);
    }

    [Fact]
    public async Task Cards_WithARewritingThatWasNotAccepted_AreRefused()
    {
        var (status, problem) = await SendAsync(card => card["enhanced_description"] = "Won the Nobel Prize in 1999.");
        (status, problem.ToString().Contains("cards[0].enhanced_description", StringComparison.Ordinal)).ShouldBe((400, true));
        await AcceptAsync();
        await PutAsync(card => card["search_phrases"] = new[] { "billing" });
        (await _host.CardsAsync())[0].Text("enhanced_description").ShouldBe(Accepted, "what is stored can be sent back");
    }

    private async Task<JsonElement> AcceptAsync()
    {
        var section = (await _host.EnhanceAsync()).GetProperty("sections")[1];
        (await _host.DecideAsync(section, "accepted", Accepted)).Status.ShouldBe(200);
        return section;
    }

    private async Task<JsonElement> AskAsync()
    {
        var (status, answer) = await _host.Client.PostAsync($"/api/profiles/{_host.Slug}/chat", new { message = Question });
        status.ShouldBe(200, answer.ToString());
        return answer;
    }

    // Asks until the accepted text is indexed.
    private Task<JsonElement> QuotedAsync() => Poll.UntilAsync(AskAsync, answer => answer.Text("answer").Contains("Led 7 engineers", StringComparison.Ordinal), Token);

    private async Task<Citation> StoredCitationAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var json = await db.Set<ChatTurn>().Where(turn => turn.ProfileId == _id && turn.CitationsJson.Contains("Led 7")).OrderByDescending(turn => turn.Id)
            .Select(turn => turn.CitationsJson).FirstAsync(Token);
        return JsonSerializer.Deserialize<List<Citation>>(json)![0];
    }

    // All but those of the notes.
    private async Task<List<Chunk>> PassagesAsync() =>
        [.. (await _host.Get<IProfileIndex>().ReadAsync(_id, [], 100, Token)).Where(passage => !passage.Text.Contains("quiet lakes", StringComparison.Ordinal))];

    private async Task<int> OrdersAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        return await db.Set<ProjectionWork>().CountAsync(work => work.Target == ProjectionWork.OwnTexts, Token);
    }

    private async Task PutAsync(Action<Dictionary<string, object?>> change) => (await SendAsync(change)).Status.ShouldBe(200);

    // Sends all cards back as they are, the first one changed.
    private async Task<(int Status, JsonElement Body)> SendAsync(Action<Dictionary<string, object?>> change)
    {
        var cards = (await _host.CardsAsync()).ConvertAll(card => card.Deserialize<Dictionary<string, object?>>()!);
        change(cards[0]);
        return await _host.Client.SendAsync(HttpMethod.Put, $"/api/profiles/{_host.Slug}/cards", cards);
    }
}
