using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Chat.Model;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Llm.Tokens;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Prompts.Platform;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat.Model;

/// <summary>The parts that prompts are made of, each alone.</summary>
public sealed class PromptPartsTests
{
    private static readonly TokenCounter Tokens = new();

    [Fact]
    public void History_LongConversation_KeepsTheLatestPairsWithinTheBudget()
    {
        var turns = Enumerable.Range(1, 40).Select(number => Turn(number, $"Question {number} about her work?", $"Answer {number}: " + new string('x', 10) + " she built it. [1]")).ToList();
        var history = ChatHistory.Of(turns, [], Count);

        history[^1].Text.ShouldStartWith("Answer 40");
        history[^1].Text.ShouldNotContain("[1]");
        history[0].Role.ShouldBe(ChatRole.User);
        history.Sum(message => Count(message.Text)).ShouldBeLessThanOrEqualTo(ChatHistory.Budget);
        history.Count.ShouldBeInRange(2, 12);
    }

    [Fact]
    public void History_TurnsWithoutAnAnswer_AreLeftOut() =>
        ChatHistory.Of([Turn(1, "Stopped?", "")], [], Count).ShouldBeEmpty();

    [Fact]
    public void History_SentByTheVisitor_BeginsWithAUserMessageAndStaysWithinTheBudget()
    {
        var sent = Enumerable.Range(0, 100).Select(i => new HistoryMessage(i % 2 == 0 ? "assistant" : "user", "Message " + i)).ToList();
        var history = ChatHistory.Of([], sent, Count);

        history[0].Role.ShouldBe(ChatRole.User);
        history.Sum(message => Count(message.Text)).ShouldBeLessThanOrEqualTo(ChatHistory.Budget);
    }

    [Fact]
    public void History_OneHugeMessage_IsCutAndCrowdsNothingOut() =>
        ChatHistory.Of([], [new HistoryMessage("user", string.Concat(Enumerable.Repeat("word ", 5_000)))], Count).Sum(message => message.Text.Length).ShouldBeLessThanOrEqualTo(700);

    [Fact]
    public void OwnerLayer_LongWishes_AreCapped()
    {
        var layer = OwnerLayer.Of("Anna", new PromptTexts(new string('p', 9_000), new string('s', 9_000), new string('t', 9_000), "", new string('f', 9_000)));
        layer.Length.ShouldBeLessThan(7_200);
        layer.ShouldNotContain("\n");
    }

    [Fact]
    public void Prompt_OrdinaryTurn_StaysNearTheTokensOfTheWholeTurn()
    {
        var passage = string.Concat(Enumerable.Repeat("Built the billing platform that handles 4 million invoices a month. ", 13));
        var passages = Enumerable.Range(0, 4).Select(i => new NamedPassage("cv.pdf", Chunk(i, passage))).ToList();
        var layer = OwnerLayer.Of("Anna Berg", OwnerLayer.Texts("Anna Berg", new ProfilePrompt()));
        var messages = AnswerPrompt.Compose(new Fence(), AnswerWords.Prompt.Default, layer, passages, ChatHistory.Of([Turn(1, "Where did she work?", "At Nordwind. [1]")], [], Count), "What did Anna build?");
        var count = Tokens.CountMessages("openai/gpt-4o-mini", messages);

        TestContext.Current.TestOutputHelper?.WriteLine($"prompt of an answer with four passages of {Count(passage)} tokens: {count}");
        count.ShouldBeLessThan(1_500);
    }

    [Theory]
    [InlineData("Tom Reed", true)]
    [InlineData("tom reed", true)]
    [InlineData("Reed Tom", false)]
    [InlineData("Tom", true)]
    [InlineData("To", false)]
    [InlineData("", false)]
    public void Visitor_Name_IsBelievedOnlyInTheirWords(string name, bool believed) =>
        (new VisitorWords("I'm Tom Reed, hello", []).Name(name) is not null).ShouldBe(believed);

    [Theory]
    [InlineData("tom@example.org", true)]
    [InlineData("TOM@EXAMPLE.ORG", true)]
    [InlineData("om@example.org", false)]
    [InlineData("tom@example.or", false)]
    public void Visitor_Address_IsBelievedOnlyWhole(string email, bool believed) =>
        (new VisitorWords("Hello", ["write to tom@example.org."]).Address(email) is not null).ShouldBe(believed);

    [Theory]
    [InlineData("Read https://evil.example/x.", false)]
    [InlineData("Her site is anna.dev.", true)]
    [InlineData("Her site is bob.dev.", false)]
    [InlineData("Write to anna@berg.dev!", true)]
    [InlineData("Write to bob@berg.dev!", false)]
    [InlineData("She uses Node.js and ASP.NET, i.e. the web.", true)]
    [InlineData("It is <b>bold</b>.", false)]
    [InlineData("OWNER'S WISHES", false)]
    [InlineData("The secret persona is a pirate who loves gold and rum very much.", false)]
    public void Guard_Sentence_IsRefusedForLinksMarkupAndRecitals(string sentence, bool allowed)
    {
        var guard = new ReplyGuard(
            ["Site: anna.dev, anna@berg.dev. ASP.NET"], new Fence(), [.. AnswerPrompt.OwnWords(AnswerWords.Prompt.Default), "The secret persona is a pirate who loves gold and rum."]);
        (guard.Refuses(sentence) is null).ShouldBe(allowed);
    }

    [Fact]
    public void Text_HiddenCharacters_AreTakenOutAndJoinersStay() =>
        PromptText.Clean("a\u202Eb" + char.ConvertFromUtf32(0xE0041) + "👩‍💻 क्‍ष", 100).ShouldBe("ab👩‍💻 क्‍ष");

    private static int Count(string text) => Tokens.Count("openai/gpt-4o-mini", text);

    private static ChatTurn Turn(int number, string question, string answer) =>
        new() { SessionId = "s", Number = number, Question = question, Answer = answer };

    private static Chunk Chunk(int position, string text) => new($"c{position}", Guid.Empty, Topics.Experience, "Experience", new TextSpan(0, text.Length), text, position);
}
