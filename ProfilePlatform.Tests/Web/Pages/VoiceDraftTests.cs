using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Web.Features.Prompts;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class VoiceDraftTests
{
    private static readonly PromptTexts Defaults = PromptDefaults.For("Ana", "Hello!");
    private static readonly PromptField Tone = PromptField.All.Single(field => field.Name == "tone");

    [Fact]
    public void Write_OtherText_IsDirtyUntilItIsAsBefore()
    {
        var draft = new VoiceDraft(Version(0, Defaults));
        draft.IsDefault(Tone).ShouldBeTrue();

        draft.Write(Tone, "Dry.");
        draft.IsDirty.ShouldBeTrue();
        draft.IsDefault(Tone).ShouldBeFalse();
        draft.Write(Tone, Defaults.Tone);
        draft.IsDirty.ShouldBeFalse();
    }

    [Fact]
    public void Check_TooLong_NamesTheFaultAndKeepsTheText()
    {
        var draft = new VoiceDraft(Version(0, Defaults));
        var text = new string('a', 501);
        draft.Write(Tone, text);

        draft.Check().ShouldBeFalse();
        draft.FaultOf(Tone).ShouldBe("Must not be longer than 500 characters.");
        draft.Texts.Tone.ShouldBe(text);
        draft.Write(Tone, "Short.");
        draft.FaultOf(Tone).ShouldBeNull("a mended text is told at once");
    }

    [Fact]
    public void Stale_SavedByAnother_KeepsTheBoxesUntilTheWriterChooses()
    {
        var draft = new VoiceDraft(Version(1, Defaults));
        draft.Write(Tone, "Mine.");
        draft.Stale(Version(2, Defaults with { Tone = "Theirs." }));
        draft.Texts.Tone.ShouldBe("Mine.");

        draft.Insist();
        draft.Saved.Number.ShouldBe(2);
        draft.Texts.Tone.ShouldBe("Mine.");
        draft.Theirs.ShouldBeNull();
    }

    [Fact]
    public void Clean_InvisibleCharacters_AreDroppedFromAllFive()
    {
        var draft = new VoiceDraft(Version(0, Defaults));
        draft.Write(Tone, " \u202EDry.\u0000 ");
        draft.Clean().Tone.ShouldBe("Dry.");
    }

    private static ShownPrompts Version(int number, PromptTexts texts) => new(number, DateTimeOffset.UnixEpoch, "ana@example.org", texts, Defaults);
}
