using Microsoft.Extensions.Configuration;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Web;

public sealed class EmbeddingSettingsTests
{
    private const string LlmKey = "sk-language-model";

    [Fact]
    public void Read_Nothing_EmbedsOnThisMachine() => Read([]).ShouldBeNull();

    [Fact]
    public void Read_ModelAlone_UsesTheLanguageModelsServerAndKey()
    {
        var options = Read(new() { ["EMBEDDING_MODEL"] = "openai/text-embedding-3-small", ["OPENROUTER_BASE_URL"] = "https://llm.example.org/api/v1" }).ShouldNotBeNull();
        options.BaseUrl.ShouldBe(new Uri("https://llm.example.org/api/v1"));
        options.ApiKey.ShouldBe(LlmKey);
        options.Encoder.ShouldBe("llm.example.org/openai/text-embedding-3-small");
    }

    [Theory]
    [InlineData("https://llm.example.org/other/path", LlmKey)]
    [InlineData("https://LLM.example.org:443/v1", LlmKey)]
    [InlineData("https://llm.example.org:444/v1", "")]
    [InlineData("http://llm.example.org/v1", "")]
    [InlineData("http://llm.example.org:443/v1", "")]
    [InlineData("https://llm.example.org.evil.example/v1", "")]
    [InlineData("https://evil.example/llm.example.org", "")]
    [InlineData("http://localhost:11434/v1", "")]
    public void Read_AnotherServer_GetsNoKeyOfTheLanguageModel(string url, string key) =>
        Read(new() { ["EMBEDDING_MODEL"] = "m", ["EMBEDDING_BASE_URL"] = url, ["OPENROUTER_BASE_URL"] = "https://llm.example.org/api/v1" })
            .ShouldNotBeNull().ApiKey.ShouldBe(key);

    [Fact]
    public void Read_AKeyOfItsOwn_IsUsed() =>
        Read(new() { ["EMBEDDING_MODEL"] = "m", ["EMBEDDING_BASE_URL"] = "http://localhost:11434/v1", ["EMBEDDING_API_KEY"] = "own" }).ShouldNotBeNull().ApiKey.ShouldBe("own");

    [Theory]
    [InlineData("EMBEDDING_BASE_URL", "http://localhost:11434/v1", "EMBEDDING_MODEL")]
    [InlineData("EMBEDDING_API_KEY", "own", "EMBEDDING_MODEL")]
    [InlineData("EMBEDDING_BASE_URL", "localhost", "EMBEDDING_BASE_URL")]
    [InlineData("EMBEDDING_MODEL", "two words", "EMBEDDING_MODEL")]
    public void Read_WhatCannotWork_IsRefusedInOneLine(string name, string value, string named)
    {
        var message = Should.Throw<InvalidOptionsException>(() => Read(new() { [name] = value })).Message;
        message.ShouldContain(named);
        message.ShouldNotContain('\n');
    }

    private static EmbeddingOptions? Read(Dictionary<string, string?> values)
    {
        values["OPENROUTER_API_KEY"] = LlmKey;
        return PlatformOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), production: false).Embedding;
    }
}
