using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat;

public sealed class LetterFramesTests
{
    [Theory]
    [InlineData("What is she like to work with?", "Head of Research, Tern Labs", true)]
    [InlineData("What is she like to work with?", "She listens before she speaks.", false)]
    [InlineData("Who recommends her?", "Head of Research, Tern Labs", false)]
    public void Is_LinesAroundALetter_AnswerOnlyWhoWroteIt(string question, string line, bool expected) =>
        LetterFrames.Is(Question.Parse(question), Standing(line, Topics.Recommendations)).ShouldBe(expected);

    [Fact]
    public void LeadIn_PassageOfAnotherTopicThanTheQuestions_NamesNone()
    {
        var leadIn = LeadIns.For("Mira", Question.Parse("How does she handle conflict?"), [Standing("mira@example.org", Topics.Contact)]);

        leadIn.ShouldNotContain("contact");
    }

    private static Candidate Standing(string line, string topic)
    {
        var span = new TextSpan(0, line.Length);
        return new Candidate(new RetrievedChunk(new Chunk("letter", Guid.Empty, topic, "", span, line, 0), 1, 1, 0), 0, 0, span, line);
    }
}
