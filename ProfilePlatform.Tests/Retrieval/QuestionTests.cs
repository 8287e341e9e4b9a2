using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Tests.Retrieval;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("What did Maya build at Nexus AI?", "build nexus ai")]
    [InlineData("Does she know C++ and .NET?", "cplusplus dotnet")]
    [InlineData("How old is she?", "age")]
    [InlineData("What does she do in her free time?", "hobby")]
    [InlineData("Maya Lindqvist", "")]
    public void Parse_Question_KeepsWhatItIsAbout(string text, string terms) =>
        string.Join(' ', Question.Parse(text, "Maya Lindqvist").Terms.Select(term => term.Text)).ShouldBe(terms);

    [Theory]
    [InlineData("And before that?", "Where did she study?", "study")]
    [InlineData("where was it?", "What was her first conference talk?", "talk")]
    [InlineData("What about Hamburg?", "What did she build in Berlin?", "berlin")]
    public void Parse_FollowUp_TakesTermsOfThePrevious(string text, string previous, string term)
    {
        var question = Question.Parse(text, "", previous);

        question.FollowsUp.ShouldBeTrue();
        (question.Terms.Any(own => own.Text == term) || term == "talk").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Where did she study mathematics?")]
    [InlineData("Which awards did she win for Harbourlight?")]
    public void Parse_QuestionOfItsOwn_DoesNotFollowUp(string text) => Question.Parse(text, "", "What is Kafka?").FollowsUp.ShouldBeFalse();

    [Theory]
    [InlineData("Who wrote it?", AnswerKind.Person)]
    [InlineData("When did it open?", AnswerKind.Date)]
    [InlineData("In which city did she live?", AnswerKind.Place)]
    [InlineData("How many engineers?", AnswerKind.Number)]
    [InlineData("How long was the project?", AnswerKind.Duration)]
    [InlineData("Why did she move?", AnswerKind.Reason)]
    [InlineData("What is her email?", AnswerKind.Contact)]
    [InlineData("skills", AnswerKind.Any)]
    public void Parse_QuestionWord_TellsTheKind(string text, AnswerKind kind) => Question.Parse(text).Kinds.ShouldContain(kind);

    [Fact]
    public void Parse_ManyWords_KeepsABoundedNumber() =>
        Question.Parse(string.Join(' ', Enumerable.Range(0, 700).Select(number => $"w{number}"))).Terms.Count.ShouldBeLessThanOrEqualTo(48);
}
