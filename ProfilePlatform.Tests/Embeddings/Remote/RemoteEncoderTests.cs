using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Embeddings.Remote;

public sealed class RemoteEncoderTests(RemoteEncoderScene.Ledger ledger) : RemoteEncoderScene(ledger)
{
    [Fact]
    public async Task Generate_ManyTexts_ComeInOrderInRequestsOfAtMost64()
    {
        string[] texts = [.. Enumerable.Range(0, 150).Select(i => $"passage number {i} of this document")];
        var made = await Encoder().GenerateAsync(texts, Passages(), Token);

        made.Zip(texts).Where(pair => !Near(pair.First.Vector.ToArray(), StubEmbeddings.Vector(pair.Second, 64))).Select(pair => pair.Second).ShouldBeEmpty();
        made.Count.ShouldBe(150);
        made.ShouldAllBe(vector => vector.ModelId == $"127.0.0.1/{Model}");
        Stub.Requests.Select(request => request.Inputs.Count).ShouldBe([64, 64, 22]);
        Stub.Requests.ShouldAllBe(request => request.IsEmbedding && request.Model == Model);
        var rows = await RowsAsync(3);
        rows.ShouldAllBe(row => row.Operation == "embed" && row.Outcome == "ok" && row.Slug == "ann" && row.Model == Model && row.PromptTokens > 0 && !row.Estimated);
        rows.Sum(row => row.TotalTokens).ShouldBe((int)made.Usage!.InputTokenCount!.Value);
    }

    [Fact]
    public async Task Generate_LongTexts_KeepWithinTheTokensOfARequest()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 700));
        await Encoder().GenerateAsync([.. Enumerable.Repeat(text, 30)], Passages(), Token);

        var counter = new TokenCounter();
        Stub.Requests.Count.ShouldBeGreaterThan(2);
        Stub.Requests.ShouldAllBe(request => request.Inputs.Sum(input => counter.Count(Model, input)) <= TextBatches.MostTokens);
    }

    [Fact]
    public async Task Generate_NothingEndlessAndTagged_IsSentClean()
    {
        var made = await Encoder().GenerateAsync(["", "a\U000E0041\U000E0042b", new string('x', 100_000) + "😀", "\U000E0041"], Passages(), Token);

        made.Count.ShouldBe(4);
        var sent = Stub.Requests.ShouldHaveSingleItem().Inputs;
        (sent[0], sent[1], sent[3]).ShouldBe(("-", "ab", "-"));
        sent[2].Length.ShouldBe(TextBatches.MostCharacters);
    }

    [Fact]
    public async Task Generate_RepliesOutOfOrder_AreOrderedByIndex()
    {
        Stub.EmbeddingScript = _ => Reply((1, [0, -2]), (0, [3, 0]));
        var made = await Encoder().GenerateAsync(["a", "b"], Passages(), Token);
        made.Select(vector => vector.Vector.ToArray()).ShouldBe([[1, 0], [0, -1]]);
    }

    [Fact]
    public async Task Generate_PackedVectorsWithoutUsage_AreReadAndCounted()
    {
        var packed = Convert.ToBase64String([.. BitConverter.GetBytes(3f), .. BitConverter.GetBytes(4f)]);
        Stub.EmbeddingScript = _ => StubReply.Body($$"""{"data": [{"embedding": "{{packed}}"}]}""");
        (await Encoder().GenerateAsync(["two words"], Passages(), Token))[0].Vector.ToArray().ShouldBe([0.6f, 0.8f]);
        var row = (await RowsAsync(1)).Single();
        (row.PromptTokens, row.Estimated, row.Model).ShouldBe((new TokenCounter().Count(Model, "two words"), true, Model));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(StubProvider.Key, "Bearer " + StubProvider.Key)]
    public async Task Generate_WithAndWithoutAKey_SendsItOrNothing(string key, string header)
    {
        try
        {
            await Encoder(key: key).GenerateAsync(["a"], Question(), Token);
        }
        catch (LlmException exception)
        {
            (key, exception.Fault).ShouldBe(("", LlmFault.KeyRefused));
        }

        Stub.Requests.ShouldHaveSingleItem().Authorization.ShouldBe(header);
    }

    [Fact]
    public async Task Generate_BaseAddressWithASlash_ReachesTheSamePath()
    {
        await Encoder(baseUrl: new Uri(Stub.BaseUrl + "/")).GenerateAsync(["a"], Passages(), Token);
        Stub.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1/embeddings");
    }

    private static StubReply Reply(params (int Index, float[] Vector)[] rows) => StubReply.Body(new JsonObject
    {
        ["data"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject
        {
            ["index"] = row.Index, ["embedding"] = new JsonArray([.. row.Vector.Select(value => (JsonNode)value)]),
        })]),
    }.ToJsonString());

    private static bool Near(float[] one, float[] other) =>
        one.Length == other.Length && one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
}
