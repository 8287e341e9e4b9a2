using ProfilePlatform.Web.Features.Matching.Review;

namespace ProfilePlatform.Tests.Web.Matching;

public sealed class ReviewStateTests
{
    private static readonly Guid[] Order = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];

    [Fact]
    public void Done_InTheMiddle_GoesOnToWhoeverIsOpenAndEndsWithTheLast()
    {
        var state = new ReviewState(Order);
        state.Move(2);
        Do(state).ShouldBe(Order[2]);
        Do(state).ShouldBe(Order[3]);
        Do(state).ShouldBe(Order[0]);
        state.Shown.ShouldBe(Order[1]);
        Do(state).ShouldBe(Order[1]);
        (state.Shown, state.HasNext).ShouldBe((null, false));
    }

    [Fact]
    public void Undo_StepByStep_GoesBackToEachAndMakesItOpenAgain()
    {
        var state = new ReviewState(Order);
        Array.ForEach(Order, _ => Do(state));
        state.Undo()!.Match.ShouldBe(Order[3]);
        state.Shown.ShouldBe(Order[3]);
        state.Undo()!.Match.ShouldBe(Order[2]);
        Do(state).ShouldBe(Order[2]);
        state.Shown.ShouldBe(Order[3]);
        (state.Undo()!.Match, state.Undo()!.Match, state.Undo()!.Match, state.Undo(), state.CanUndo).ShouldBe((Order[2], Order[1], Order[0], null, false));
    }

    [Fact]
    public void Move_PastTheEnds_StaysAndAnEmptyStackShowsNobody()
    {
        var state = new ReviewState(Order);
        state.Move(-5);
        state.Shown.ShouldBe(Order[0]);
        state.Move(50);
        (state.Shown, state.HasNext, state.HasPrevious).ShouldBe((Order[3], false, true));
        var empty = new ReviewState([]);
        empty.Move(1);
        (empty.Shown, empty.HasNext, empty.HasPrevious, empty.Undo()).ShouldBe((null, false, false, null));
    }

    [Fact]
    public void Drop_OfWhoeverIsShown_ShowsTheNextAndKeepsNotesOfOthers()
    {
        var state = new ReviewState(Order);
        state.Move(1);
        state.Keep(Order[2], "a note");
        state.Drop(Order[1]);
        state.Shown.ShouldBe(Order[2]);
        state.Drop(Order[0]);
        (state.Shown, state.NoteOf(Order[2]), state.NoteOf(Order[3])).ShouldBe((Order[2], "a note", null));
        Do(state);
        state.NoteOf(Order[2]).ShouldBeNull("it is saved");
    }

    private static Guid Do(ReviewState state)
    {
        var match = state.Shown!.Value;
        state.Done(new ReviewAct(match, "", false, ""));
        return match;
    }
}
