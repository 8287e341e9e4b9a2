using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Retrieval;

public sealed class AnswerKindsTests
{
    [Theory]
    [InlineData("When did she graduate?", AnswerKind.Date)]
    [InlineData("What broke when the team moved?", AnswerKind.Any)]
    [InlineData("What did he drop, and why?", AnswerKind.Any)]
    [InlineData("Why did he drop it?", AnswerKind.Reason)]
    [InlineData("Did she close a site for safety reasons?", AnswerKind.Any)]
    [InlineData("What was the reason?", AnswerKind.Reason)]
    [InlineData("How fast does it load?", AnswerKind.Duration)]
    [InlineData("How high is the mast?", AnswerKind.Number)]
    public void Of_Question_NamesTheKindAsked(string question, AnswerKind expected) =>
        AnswerKinds.Of([.. Words.TextsIn(question)]).ShouldContain(expected);

    [Fact]
    public void Related_CountryNamed_HoldsItsCities() =>
        Question.Parse("Where did she work in France?").Terms.Single(term => term.Named).Related.ShouldContain("lyon");

    [Fact]
    public void Related_CityNamed_HoldsItsCountry() =>
        Question.Parse("Has he worked in Lyon?").Terms.Single(term => term.Named).Related.ShouldContain(Stems.Of("france"));
}
