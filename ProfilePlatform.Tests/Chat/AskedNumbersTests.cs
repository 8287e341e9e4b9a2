using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Tests.Chat;

public sealed class AskedNumbersTests
{
    [Theory]
    [InlineData("How many engineers does she manage?", "Leads a team of eleven across two sites.", true)]
    [InlineData("How many patents does he hold?", "Holds 4 patents.", true)]
    [InlineData("How many patents does he hold?", "Worked there for 4 years.", false)]
    [InlineData("How much did the move save?", "The bill fell by €40,000.", true)]
    [InlineData("How much did the move save?", "It took 3 weeks.", false)]
    [InlineData("Where does she work?", "Holds 4 patents.", false)]
    public void Counts_NumberQuestions_WantTheNumberOfTheThing(string question, string sentence, bool expected) =>
        AskedNumbers.Counts(Question.Parse(question), sentence).ShouldBe(expected);
}
