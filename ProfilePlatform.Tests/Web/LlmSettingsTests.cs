using Microsoft.Extensions.Configuration;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class LlmSettingsTests
{
    private const string Key = "sk-secret-0123456789";

    [Fact]
    public void Read_Nothing_UsesNoModel()
    {
        var options = Read([]);
        options.IsConfigured.ShouldBeFalse();
        options.BaseUrl.ShouldBe(new Uri("https://openrouter.ai/api/v1"));
    }

    [Fact]
    public void Read_Operations_LieOverTheTable()
    {
        var options = Read(new()
        {
            ["OPENROUTER_API_KEY"] = Key, ["AI_MODEL"] = "small", ["AI_MODEL_EXPENSIVE"] = "large",
            ["LLM_CHAT_TEMPERATURE"] = "0.7", ["LLM_FOLLOW_UPS_MODEL"] = "tiny", ["LLM_SPLIT_MAX_TOKENS"] = "8000", ["LLM_INTENT_TEMPERATURE"] = "0",
            ["LLM_MATCH_SCORE_TIMEOUT"] = "300",
        });

        var operations = new LlmOperations(options);

        operations.For(LlmOperation.Chat).ShouldBe(new OperationSettings(0.7f, 400, "small"));
        operations.For(LlmOperation.FollowUps).ShouldBe(new OperationSettings(0, 300, "tiny"));
        operations.For(LlmOperation.Split).ShouldBe(new OperationSettings(0.1f, 8000, "small"));
        operations.For(LlmOperation.MatchRescore).Model.ShouldBe("large");
        operations.All.Count.ShouldBe(Enum.GetValues<LlmOperation>().Length);
        operations.All.Where(view => view.TemperatureIsOwn).Select(view => view.Operation).ShouldBe([LlmOperation.Chat]);
        operations.All.Where(view => view.MaxOutputTokensIsOwn).Select(view => view.Operation).ShouldBe([LlmOperation.Split]);
        options.Operations.Where(pair => pair.Value.Timeout is not null).ShouldBe([new(LlmOperation.MatchScore, new OperationOverride(Timeout: TimeSpan.FromMinutes(5)))]);
        operations.All.Where(view => view.ModelIsOwn).Select(view => view.Operation).ShouldBe([LlmOperation.FollowUps]);
    }

    [Theory]
    [InlineData("OPENROUTER_BASE_URL", "openrouter.ai/api/v1")]
    [InlineData("OPENROUTER_BASE_URL", "ftp://openrouter.ai")]
    [InlineData("OPENROUTER_BASE_URL", "https://user:word@openrouter.ai/api/v1")]
    [InlineData("OPENROUTER_BASE_URL", "https://openrouter.ai/api/v1?key=1")]
    [InlineData("OPENROUTER_BASE_URL", "/api/v1")]
    [InlineData("AI_MODEL", "two words")]
    [InlineData("LLM_CHAT_TEMPERATURE", "warm")]
    [InlineData("LLM_CHAT_TEMPERATURE", "2.1")]
    [InlineData("LLM_CHAT_TEMPERATURE", "-1")]
    [InlineData("LLM_CHAT_TEMPERATURE", "NaN")]
    [InlineData("LLM_FOLLOW_UPS_MAX_TOKENS", "0")]
    [InlineData("LLM_CARD_EXTRACT_MAX_TOKENS", "many")]
    [InlineData("LLM_SPLIT_MODEL", "two words")]
    [InlineData("LLM_MATCH_SCORE_TIMEOUT", "0")]
    [InlineData("LLM_MATCH_SCORE_TIMEOUT", "601")]
    public void Read_BadValue_NamesItInOneLine(string name, string value)
    {
        var message = Should.Throw<InvalidOptionsException>(() => Read(new() { ["OPENROUTER_API_KEY"] = Key, [name] = value })).Message;
        message.ShouldContain(name);
        message.ShouldNotContain('\n');
        message.ShouldNotContain(Key);
        message.ShouldNotContain("word@");
    }

    [Theory]
    [InlineData("sk-secret 0123")]
    [InlineData("sk-secret\n0123")]
    [InlineData("sk-secrét-0123")]
    public void Read_BadKey_IsNotRepeated(string key)
    {
        var message = Should.Throw<InvalidOptionsException>(() => Read(new() { ["OPENROUTER_API_KEY"] = key })).Message;
        message.ShouldContain("OPENROUTER_API_KEY");
        message.ShouldNotContain("sk-");
    }

    private static LlmOptions Read(Dictionary<string, string?> values) => LlmSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
