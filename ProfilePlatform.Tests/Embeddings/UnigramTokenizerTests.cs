using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Tests.Embeddings;

public sealed class UnigramTokenizerTests(EncoderFixture fixture) : IClassFixture<EncoderFixture>
{
    private readonly UnigramTokenizer tokenizer = UnigramTokenizer.Load(Path.Combine(EncoderModel.DefaultFolder, "vocab.json"));

    [Fact]
    public void Tokenizer_ReferenceTexts_GiveTheSameIds()
    {
        foreach (var reference in fixture.Reference)
        {
            tokenizer.Encode(reference.Text).ShouldBe(reference.Tokens.Take(UnigramTokenizer.MaxTokens), reference.Text);
        }
    }

    [Fact]
    public void Tokenizer_Empty_GivesNoTokens() => tokenizer.Encode("").ShouldBeEmpty();

    [Fact]
    public void Tokenizer_TextCutInsideASurrogatePair_GivesOneUnknown() =>
        tokenizer.Encode(new string('\u4e2d', UnigramTokenizer.MaxCharacters - 1) + "\U0001F600 more").ShouldBe([tokenizer.Encode(" ")[0], 0]);

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7]")]
    [InlineData("[[], [], [], [], [], [], []]")]
    [InlineData("[]")]
    [InlineData("not json")]
    public void Load_OtherJson_IsRefused(string json)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            Should.Throw<InvalidDataException>(() => UnigramTokenizer.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
