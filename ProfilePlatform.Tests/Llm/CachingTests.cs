using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Caching;

namespace ProfilePlatform.Tests.Llm;

public sealed class CachingTests
{
    private static readonly Guid Ada = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Ben = new("22222222-2222-2222-2222-222222222222");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Complete_SameQuestionOfOneProfile_IsAskedOnce()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);

        var first = await model.AskAsync(Intent(Ada), Ct);
        first.IsCached().ShouldBeFalse();
        first.Messages.Clear();
        var second = await model.AskAsync(Intent(Ada), Ct);

        second.IsCached().ShouldBeTrue();
        second.Text.ShouldBe("Hello from the stub.");
        second.ModelId.ShouldBe(StubProvider.Model);
        second.Usage.ShouldNotBeNull().TotalTokenCount.ShouldBe(0);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Complete_AnotherProfileOperationOrQuestion_IsAskedAgain()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        await model.AskAsync(Intent(Ada), Ct);

        (await model.AskAsync(Intent(Ben), Ct)).IsCached().ShouldBeFalse();
        (await model.AskAsync(Intent(null), Ct)).IsCached().ShouldBeFalse();
        (await model.AskAsync(new LlmCall(LlmOperation.FollowUps, Ada, "ada"), Ct)).IsCached().ShouldBeFalse();
        (await model.Model.CompleteAsync(Intent(Ada), StubModel.Question, ChatResponseFormat.Json, Ct)).IsCached().ShouldBeFalse();
        (await model.Model.CompleteAsync(Intent(Ada), [.. StubModel.Question, new(ChatRole.User, "More")], null, Ct)).IsCached().ShouldBeFalse();
        // The same words, cut at another place.
        (await model.Model.CompleteAsync(Intent(Ada), [new(ChatRole.System, "Be short.Who"), new(ChatRole.User, " are you?")], null, Ct)).IsCached().ShouldBeFalse();
        stub.Requests.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Complete_WarmOperation_IsAskedAgain()
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        await model.AskAsync(StubModel.Split, Ct);
        (await model.AskAsync(StubModel.Split, Ct)).IsCached().ShouldBeFalse();
        stub.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cut short")]
    public async Task Complete_NoWholeReply_IsAskedAgain(string what)
    {
        await using var stub = await StubProvider.StartAsync();
        using var model = new StubModel(stub.Options);
        stub.Script = _ => what == "failed" ? StubReply.Status(400) : StubReply.Text("Half a") with { FinishReason = "length" };
        try
        {
            (await model.AskAsync(Intent(Ada), Ct)).FinishReason.ShouldBe(ChatFinishReason.Length);
        }
        catch (LlmException fault)
        {
            fault.Fault.ShouldBe(LlmFault.RequestRefused);
        }

        stub.Script = _ => StubReply.Text("A whole reply.");
        (await model.AskAsync(Intent(Ada), Ct)).Text.ShouldBe("A whole reply.");
    }

    [Fact]
    public async Task Complete_AfterAWhile_IsAskedAgain()
    {
        await using var stub = await StubProvider.StartAsync();
        var time = new ManualTime();
        using var model = new StubModel(stub.Options, time);
        await model.AskAsync(Intent(Ada), Ct);
        time.Advance(TimeSpan.FromMinutes(10));
        (await model.AskAsync(Intent(Ada), Ct)).IsCached().ShouldBeFalse();
    }

    private static LlmCall Intent(Guid? profile) => new(LlmOperation.Intent, profile, "");
}
