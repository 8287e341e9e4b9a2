using ProfilePlatform.Core.Chat;
using ProfilePlatform.Web.Features.Chat;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class ConversationStateTests
{
    private readonly ConversationState _state = new(["First?"]);

    [Fact]
    public void Suggestions_FollowTheConversation()
    {
        _state.Suggestions.ShouldBe(["First?"]);

        var turn = _state.Begin("Where?");
        _state.Suggestions.ShouldBeEmpty();

        _state.Apply(turn, Done("There. [1]", followups: ["And then?"]));
        _state.Suggestions.ShouldBe(["And then?"]);
    }

    [Fact]
    public void Turn_FromQuestionToAnswer_SaysWhenItChanges()
    {
        var turn = _state.Begin("  Where? ");
        var changes = 0;
        turn.Changed = () => changes++;

        turn.Question.ShouldBe("Where?");
        turn.Phase.ShouldBe(TurnPhase.Waiting);
        _state.Apply(turn, new IntentFound(["experience"]));
        turn.Topics.ShouldBe(["experience"]);
        _state.Apply(turn, new AnswerDelta("The"));
        _state.Apply(turn, new AnswerDelta("re. [1]"));
        turn.Answer.ShouldBe("There. [1]");
        turn.Phase.ShouldBe(TurnPhase.Writing);
        _state.IsBusy.ShouldBeTrue();
        _state.Apply(turn, Done("There. [1]"));

        turn.Phase.ShouldBe(TurnPhase.Done);
        _state.IsBusy.ShouldBeFalse();
        changes.ShouldBe(4);
    }

    [Fact]
    public void Announcement_OnlyTheCompleteAnswer_WithoutNumbers()
    {
        var turn = _state.Begin("Where?");
        _state.Apply(turn, new AnswerDelta("The"));
        _state.Announcement.ShouldBeEmpty();

        _state.Apply(turn, Done("There. [1]"));
        _state.Announcement.ShouldBe("Answer: There.");
    }

    [Fact]
    public void Refuses_EmptyTooLongOrWhileBusy()
    {
        _state.Refuses("  ").ShouldNotBeNull();
        _state.Refuses(new string('a', 2_001)).ShouldNotBeNull().ShouldContain("2,000");
        _state.Refuses(new string('a', 2_000)).ShouldBeNull();

        _state.Begin("Where?");
        _state.Refuses("And when?").ShouldNotBeNull();
    }

    [Fact]
    public void Failed_ThenAskedAgain_StandsOnce()
    {
        var turn = _state.Begin("Where?");
        _state.Apply(turn, new TurnFailed("Not now."));
        turn.Phase.ShouldBe(TurnPhase.Failed);
        turn.Fault.ShouldBe("Not now.");
        _state.Announcement.ShouldBe("Not now.");
        _state.IsBusy.ShouldBeFalse();

        _state.Begin("Where?");
        _state.Turns.Count.ShouldBe(1);
    }

    [Fact]
    public void StartOver_ThenUndo_BringsEverythingBack()
    {
        _state.Joined("abc");
        _state.Apply(_state.Begin("Where?"), Done("There."));

        _state.StartOver();
        _state.Turns.ShouldBeEmpty();
        _state.SessionId.ShouldBeNull();
        _state.CanUndo.ShouldBeTrue();

        _state.Undo();
        _state.Turns.Count.ShouldBe(1);
        _state.SessionId.ShouldBe("abc");
        _state.CanUndo.ShouldBeFalse();
    }

    [Fact]
    public void StartOver_ThenAsk_ForgetsTheOld()
    {
        _state.Apply(_state.Begin("Where?"), Done("There."));
        _state.StartOver();
        _state.Begin("When?");

        _state.CanUndo.ShouldBeFalse();
        _state.Turns.ShouldHaveSingleItem().Question.ShouldBe("When?");
    }

    [Fact]
    public void Restore_TurnWithoutAnswer_CountsAsFailed()
    {
        var stored = new ChatTurn { SessionId = "abc", Question = "Where?", Number = 1 };
        _state.Restore("abc", [ShownTurn.Restore(stored, [])]);

        _state.Turns.ShouldHaveSingleItem().Phase.ShouldBe(TurnPhase.Failed);
        _state.IsBusy.ShouldBeFalse();
    }

    [Fact]
    public void Done_NotAnswered_IsARefusal()
    {
        var turn = _state.Begin("Salary?");
        _state.Apply(turn, Done("My documents do not say.", answered: false));

        turn.IsRefusal.ShouldBeTrue();
    }

    private static TurnDone Done(string answer, string[]? followups = null, bool answered = true) => new(
        new TurnResult(answer, [], followups ?? [], "abc", 1, TokensUsed.None, "local", answered));
}
