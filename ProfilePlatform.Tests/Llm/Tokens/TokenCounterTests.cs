using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Llm.Tokens;

/// <summary>Against the counts of the reference implementation (made by <c>wwwroot-assets/make-token-fixture.mjs</c>).</summary>
public sealed class TokenCounterTests
{
    private const string O200k = "openai/gpt-4o-mini";
    private const string Cl100k = "gpt-4";

    private static readonly TokenCounter Counter = new();

    private static readonly ReferenceCount[] Reference = JsonSerializer.Deserialize<ReferenceCount[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Llm", "Tokens", "token-counts.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void Count_VariedTexts_EqualsTheReference()
    {
        Counter.IsExact.ShouldBeTrue();
        Reference.Length.ShouldBeGreaterThan(300);
        var wrong = Reference.Where(row => Counter.Count(O200k, row.Text) != row.O200k || Counter.Count(Cl100k, row.Text) != row.Cl100k)
            .Select(row => $"{JsonSerializer.Serialize(row.Text[..Math.Min(80, row.Text.Length)])}: {Counter.Count(O200k, row.Text)} for {row.O200k}, {Counter.Count(Cl100k, row.Text)} for {row.Cl100k}");
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gpt-4o", false)]
    [InlineData("gpt-4o-mini-2024-07-18", false)]
    [InlineData("chatgpt-4o-latest", false)]
    [InlineData("gpt-4.1-nano", false)]
    [InlineData("gpt-5", false)]
    [InlineData("openai/o3-mini", false)]
    [InlineData("o1", false)]
    [InlineData("meta-llama/llama-3.3-70b-instruct:free", false)]
    [InlineData("", false)]
    [InlineData("gpt-4", true)]
    [InlineData("gpt-4-0613", true)]
    [InlineData("openai/gpt-4-turbo", true)]
    [InlineData("gpt-3.5-turbo", true)]
    [InlineData("ft:gpt-3.5-turbo:me::x", true)]
    [InlineData("text-embedding-3-small", true)]
    public void Count_NamesOfModels_UseTheirEncoding(string model, bool cl100k)
    {
        const string text = "我在北京做软件工程师，已经五年了。";
        var row = Reference.Single(found => found.Text == text);
        row.O200k.ShouldNotBe(row.Cl100k);
        Counter.Count(model, text).ShouldBe(cl100k ? row.Cl100k : row.O200k);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("é")]
    [InlineData("中")]
    [InlineData("😀")]
    [InlineData("𝒜")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\u0301")]
    [InlineData("=")]
    [InlineData("ab")]
    [InlineData("x'")]
    [InlineData(" \n")]
    [InlineData("\ud83d")]
    public void Count_AMegabyteOfOneThing_TakesTimeInProportion(string unit)
    {
        var counter = Counter;
        counter.Count(O200k, unit);
        counter.Count(Cl100k, unit);
        var start = Stopwatch.GetTimestamp();
        counter.Count(O200k, string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))).ShouldBeGreaterThan(1_000);
        counter.Count(Cl100k, string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))).ShouldBeGreaterThan(1_000);
        // A merge that looks at every pair each time takes minutes; this takes about a second.
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Count_LongPieces_AreMergedAsShortOnesAre()
    {
        // On both sides of the length where the way of merging changes.
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(i => (char)('a' + (i * i * 7 % 26))));
        for (var length = 80; length < 120; length++)
        {
            var first = Counter.Count(Cl100k, text[..length]);
            Counter.Count(Cl100k, $"{text[..length]}\n{text[..length]}").ShouldBe((2 * first) + 1);
        }
    }

    [Fact]
    public void Count_LoneSurrogates_CountAsTheReplacementCharacter()
    {
        Counter.Count(O200k, "a\ud83db \udc00 \ud83d").ShouldBe(Counter.Count(O200k, "a\ufffdb \ufffd \ufffd"));
        Counter.Count(O200k, "😀\ud83d😀").ShouldBe(Counter.Count(O200k, "😀\ufffd😀"));
    }

    [Fact]
    public async Task Count_ManyThreadsAtOnce_ReadTheRanksOnceAndAgree()
    {
        var counter = new TokenCounter();
        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => counter.Count(O200k, "Led a team of nine."))));
        counts.ShouldAllBe(count => count == counts[0]);
        counts[0].ShouldBe(Counter.Count(O200k, "Led a team of nine."));
    }

    [Fact]
    public void Count_WithoutRankFiles_IsTheEstimateAndSaysSo()
    {
        var counter = new TokenCounter(Path.Combine(AppContext.BaseDirectory, "nowhere"));
        counter.IsExact.ShouldBeFalse();
        counter.Count(O200k, "Led a team of nine engineers.").ShouldBe(TokenEstimate.Of("Led a team of nine engineers."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"bpe_ranks": 7}""")]
    [InlineData("""{"bpe_ranks": "! 0 IQ== ***"}""")]
    [InlineData("""{"bpe_ranks": "! x IQ=="}""")]
    [InlineData("""{"bpe_ranks": "! 0 IQ== Ig=="}""")]
    public void Count_WithDamagedRankFiles_IsTheEstimate(string content)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "o200k_base.json"), content);
            var counter = new TokenCounter(folder.FullName);
            counter.Count(O200k, "one two three").ShouldBe(3);
            counter.IsExact.ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void CountMessages_ConversationWithTools_AddsWhatTheProtocolAdds()
    {
        int Of(string text) => Counter.Count(O200k, text);
        Counter.CountMessages(O200k, []).ShouldBe(3);
        Counter.CountMessages(O200k, [new ChatMessage(ChatRole.User, "Hello there")]).ShouldBe(3 + 3 + 1 + Of("Hello there"));
        Counter.CountMessages(O200k, [new ChatMessage(ChatRole.User, "Hello") { AuthorName = "ann" }]).ShouldBe(3 + 3 + 1 + 1 + Of("ann") + 1);
        var call = new ChatMessage(ChatRole.Assistant,
        [
            new TextContent("Noted."), new FunctionCallContent("call_1", "record_user_details", new Dictionary<string, object?> { ["email"] = "ann@example.org" }),
        ]);
        Counter.CountMessages(O200k, [call])
            .ShouldBe(3 + 3 + 1 + Of("Noted.") + Of("record_user_details") + Of("""{"email":"ann@example.org"}"""));
        Counter.CountMessages(O200k, [new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", "recorded")])]).ShouldBe(3 + 3 + 1 + Of("recorded"));
    }

    [Fact]
    public void CountMessages_ArgumentsThatCannotBeWritten_AreCountedSomehow()
    {
        var call = new FunctionCallContent("call_1", "tool", new Dictionary<string, object?> { ["x"] = new Action(() => { }) });
        Counter.CountMessages(O200k, [new ChatMessage(ChatRole.Assistant, [call, new FunctionResultContent("call_1", null)])]).ShouldBeGreaterThan(5);
    }

    private sealed record ReferenceCount(string Text, int O200k, int Cl100k);
}
