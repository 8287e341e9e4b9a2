using ProfilePlatform.Core.Chat.Local;

namespace ProfilePlatform.Tests.Chat;

public sealed class SmallTalkTests
{
    [Theory]
    [InlineData("Hi!", "Hello")]
    [InlineData("hello Maya", "Hello")]
    [InlineData("Good morning", "Hello")]
    [InlineData("How are you?", "I'm well")]
    [InlineData("Thanks a lot!", "You're welcome")]
    [InlineData("Great, thank you for the info", "You're welcome")]
    [InlineData("bye", "Goodbye")]
    [InlineData("Who are you?", "automated assistant")]
    [InlineData("Are you a bot or a real person?", "automated assistant")]
    [InlineData("Am I talking to a human?", "automated assistant")]
    [InlineData("help", "Ask me anything")]
    [InlineData("What can I ask you?", "Ask me anything")]
    [InlineData("\U0001F44B\U0001F600", "read words")]
    public void ReplyTo_SmallTalk_AnswersInKind(string message, string expected) =>
        SmallTalk.ReplyTo(message, "Maya").ShouldNotBeNull().ShouldContain(expected);

    [Theory]
    [InlineData("Hi, where does she work?")]
    [InlineData("Thanks. And her education?")]
    [InlineData("Who is Maya?")]
    [InlineData("What are her skills?")]
    [InlineData("Are you good at Python?")]
    [InlineData("Help desk experience?")]
    [InlineData("")]
    public void ReplyTo_AQuestion_LeavesItToTheDocuments(string message) => SmallTalk.ReplyTo(message, "Maya").ShouldBeNull();
}
