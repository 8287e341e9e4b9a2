using ProfilePlatform.Core.Theming;
using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Slides;
using ProfilePlatform.Web.Features.Theming;

namespace ProfilePlatform.Tests.Theming;

public sealed class LookDraftTests
{
    private static readonly ThemeColours Blue = ThemeColours.Read("#0b2545", "#e6f1ff", "#c7dcf2", "#8fd3ff")!;

    [Fact]
    public void Steps_TakenBackOneByOne_EndWhereItBegan()
    {
        var draft = new LookDraft(Saved(1));
        draft.Remove(draft.Slides[0]);
        draft.Move(draft.Slides[0], 1);
        draft.Paint(Blue);
        draft.Add(Slide.Quote);
        draft.IsDirty.ShouldBeTrue();
        draft.Slides.Select(slide => slide.Title).ShouldBe(["Nothing is made up", "Every answer shows its source", ""]);

        while (draft.CanUndo)
        {
            draft.Undo();
        }

        draft.IsDirty.ShouldBeFalse();
        draft.Colours.ShouldBeNull();
        draft.Slides.Count.ShouldBe(3);
    }

    [Fact]
    public void Move_AtTheEnds_DoesNothing()
    {
        var draft = new LookDraft(Saved(1));
        draft.Move(draft.Slides[0], -1);
        draft.Move(draft.Slides[2], 1);
        draft.CanUndo.ShouldBeFalse();
        draft.IsDirty.ShouldBeFalse();
    }

    [Fact]
    public void Restore_AfterOwnSlides_BringsThePlatformsAndCanBeTakenBack()
    {
        var draft = new LookDraft(Saved(1) with { Slides = [new Slide(Slide.Quote, "", "Said.", "Ida", null)] });
        draft.Restore("Ana");
        draft.ToSave().Slides.ShouldBe(StandardSlides.For("Ana"));
        draft.Undo();
        draft.ToSave().Slides!.ShouldHaveSingleItem().Body.ShouldBe("Said.");
    }

    [Fact]
    public void Check_BadSlides_NamesWhatIsWrong()
    {
        var draft = new LookDraft(Saved(1));
        draft.Slides[0].Title = " ";
        draft.Slides[1].Link = "javascript:alert(1)";
        draft.Slides[2].Kind = Slide.Quote;
        draft.Slides[2].Body = "";
        draft.Check().ShouldBeFalse();
        draft.Slides.Select(slide => slide.Faults.Keys.Single()).ShouldBe(["title", "link", "body"]);
    }

    [Fact]
    public void Stale_SavedByAnother_KeepsTheDraftUntilTheWriterChooses()
    {
        var draft = new LookDraft(Saved(1)) { HeaderHtml = "mine" };
        draft.Stale(Saved(2) with { HeaderHtml = "theirs" });
        draft.HeaderHtml.ShouldBe("mine");
        draft.Insist();
        draft.Saved.Version.ShouldBe(2);
        draft.HeaderHtml.ShouldBe("mine");
        draft.Theirs.ShouldBeNull();
    }

    private static ShownAppearance Saved(long version) => new(version, DateTimeOffset.UnixEpoch, "ana@example.org", "", "", StandardSlides.For("Ana"), null, []);
}
