using ProfilePlatform.Web.Features.Chat;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class AnswerLayoutTests
{
    [Fact]
    public void Read_QuoteAndMarker_SetsEachInItsOwnWay()
    {
        var blocks = AnswerLayout.Read("At Arup: “I rated 14 bridges.” [1] And more. [2]");

        blocks.ShouldHaveSingleItem().Runs.ShouldBe(
        [
            new(RunKind.Plain, "At Arup: "),
            new(RunKind.Quoted, "“I rated 14 bridges.”"),
            new(RunKind.Marker, "1"),
            new(RunKind.Plain, " And more."),
            new(RunKind.Marker, "2"),
        ]);
    }

    [Theory]
    [InlineData("Growing answer [")]
    [InlineData("Growing answer [1")]
    [InlineData("Growing answer [12")]
    public void Read_HalfAMarker_LeavesItOut(string growing) =>
        AnswerLayout.Read(growing).ShouldHaveSingleItem().Runs.ShouldHaveSingleItem().Text.ShouldBe("Growing answer");

    [Fact]
    public void Read_QuoteStillOpen_IsQuotedAlready() =>
        AnswerLayout.Read("“I rated 14").ShouldHaveSingleItem().Runs.ShouldHaveSingleItem().Kind.ShouldBe(RunKind.Quoted);

    [Fact]
    public void Read_LinesAndBullets_BecomeBlocks()
    {
        var blocks = AnswerLayout.Read("First.\n\n- one [1]\n• two\n\n");

        blocks.Select(block => block.IsItem).ShouldBe([false, true, true]);
        blocks[1].Runs[0].Text.ShouldBe("one");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Read_Nothing_GivesNoBlocks(string answer) => AnswerLayout.Read(answer).ShouldBeEmpty();

    [Fact]
    public void Read_BracketsThatAreNoMarkers_StayAsWritten() =>
        AnswerLayout.Read("array[i] and [sic] and [1234] end").ShouldHaveSingleItem().Runs.ShouldHaveSingleItem()
            .Text.ShouldBe("array[i] and [sic] and [1234] end");

    [Fact]
    public void Read_SentenceNotInTheDocuments_IsSetApart()
    {
        var blocks = AnswerLayout.Read("She led 7 engineers. [1] She owns 3 boats. (not in the documents) She knows Go. [2]\n• Won a prize (not in the documents)");

        blocks[0].Runs.ShouldBe(
        [
            new(RunKind.Plain, "She led 7 engineers."),
            new(RunKind.Marker, "1"),
            new(RunKind.Plain, " "),
            new(RunKind.Unsupported, "She owns 3 boats."),
            new(RunKind.Plain, " She knows Go."),
            new(RunKind.Marker, "2"),
        ]);
        blocks[1].IsItem.ShouldBeTrue();
        blocks[1].Runs.ShouldBe([new(RunKind.Unsupported, "Won a prize")]);
    }

    [Fact]
    public void Read_SeveralNotInTheDocuments_AreEachSetApart() =>
        AnswerLayout.Read("Dr. Berg met J. Doe in 1999. (not in the documents) They sail. (not in the documents)").ShouldHaveSingleItem().Runs
            .Where(run => run.Kind == RunKind.Unsupported).Select(run => run.Text).ShouldBe(["Dr. Berg met J. Doe in 1999.", "They sail."]);

    [Theory]
    [InlineData(" (not in the documents)")]
    [InlineData("(not in the documents)")]
    public void Read_MarkAlone_IsNoFault(string answer) => AnswerLayout.Read(answer).Count.ShouldBe(1);

    [Fact]
    public void WithoutMarkers_TakesThemAndTheirSpace() =>
        AnswerLayout.WithoutMarkers("One. [1] Two. [12]").ShouldBe("One. Two.");
}
