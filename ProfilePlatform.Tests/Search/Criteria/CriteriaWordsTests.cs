using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Parsing;

namespace ProfilePlatform.Tests.Search.Criteria;

public sealed class CriteriaWordsTests
{
    private static readonly SearchCriteria Read = RuleParser.Parse("backend engineer with Python and Go at Google in Mumbai", TimeProvider.System);

    [Fact]
    public void Phrases_OfWhatTheRulesRead_AreThoseTheySearchWith() => CriteriaWords.Phrases(Read).ShouldBe(Read.SearchPhrases);

    [Fact]
    public void Renew_NothingChanged_KeepsAModelsWords()
    {
        var told = Read with { SearchPhrases = ["a model's phrase"], QueryEmbeddingText = "a model's text" };

        CriteriaWords.Renew(told, told with { Must = told.Must with { TimeStart = "2020-01-01" } }).SearchPhrases.ShouldBe(["a model's phrase"]);
        CriteriaWords.Renew(told, told).QueryEmbeddingText.ShouldBe("a model's text");
    }

    [Fact]
    public void Renew_SkillGone_DropsItsPhrasesAndKeepsAModelsOthers()
    {
        var told = Read with { SearchPhrases = ["server side work", "pythonic services", "python services"] };

        var after = CriteriaWords.Renew(told, told with { Should = told.Should with { SkillsOrTools = ["Go"] } });

        after.SearchPhrases.ShouldContain("server side work");
        after.SearchPhrases.ShouldContain("pythonic services", "a word that only begins like it is another");
        after.SearchPhrases.ShouldNotContain("python services");
        after.QueryEmbeddingText.ShouldNotContain("Python");
        after.QueryEmbeddingText.ShouldContain("Go");
    }

    [Fact]
    public void Renew_ManyWords_StaysWithinTheCap()
    {
        var after = CriteriaWords.Renew(Read, Read with { Should = Read.Should with { SkillsOrTools = [.. Enumerable.Range(0, 40).Select(index => $"skill{index}")] } });

        after.SearchPhrases.Count.ShouldBe(CriteriaLimits.MostPhrases);
    }
}
