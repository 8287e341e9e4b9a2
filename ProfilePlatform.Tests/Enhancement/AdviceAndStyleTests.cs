using ProfilePlatform.Core.Enhancement;
using ProfilePlatform.Core.Enhancement.Advice;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Style;
using ProfilePlatform.Web.Features.Enhancement;

namespace ProfilePlatform.Tests.Enhancement;

public sealed class AdviceAndStyleTests
{
    [Theory]
    [InlineData("The reports were written by me and the data was cleaned every week for 3 teams of the house.", "passive")]
    [InlineData("Wrote tests and looked after servers and talked with many people about all of their different needs.", "outcome")]
    [InlineData("Lead the team. Wrote 5 reports a week for the board of the company and its owners.", "tense")]
    [InlineData("Wrote tests.", "length")]
    [InlineData("Wrote code. Wrote tests. Wrote 5 reports a week for the board of the company.", "repetition")]
    public void Clarity_OneWeakness_IsNamed(string text, string kind) =>
        ClarityCheck.Of(text, SectionKind.Experience, isOver: false).Select(advice => advice.Kind).ShouldBe([kind]);

    [Theory]
    [InlineData("Built the billing platform that handles 4 million invoices a month. Led a team of 7 engineers and cut failed payments by 38 %.")]
    [InlineData("Mapped 212 paper forms to 64 electronic ones by watching how each was really used.")]
    [InlineData("")]
    public void Clarity_ClearText_HasNone(string text) =>
        ClarityCheck.Of(text, SectionKind.Experience, isOver: true).Where(advice => advice.Kind != "length").ShouldBeEmpty();

    [Theory]
    [InlineData("I love to teach small children! I enjoy every day with the kids. We had so much fun last year.", "warm")]
    [InlineData("I am writing regarding the advertised position. I would therefore respectfully ask for an interview. I remain yours faithfully at all times.", "formal")]
    [InlineData("I fix bikes in the yard. I like a clean shop. My day starts at six.", "plain")]
    public void Style_OfALetter_IsMeasured(string letter, string tone) => StyleMeasure.Of(letter, "letter")!.Tone.ShouldBe(tone);

    [Theory]
    [InlineData("")]
    [InlineData("- Go\n- Rust\n- SQL")]
    [InlineData(")")]
    public void Style_OfNoProse_IsUnknown(string text) => StyleMeasure.Of(text, "letter").ShouldBeNull();

    [Fact]
    public void Plan_PutsAsManySectionsIntoACallAsFit()
    {
        var calls = CallPlan.Of([900, 100, 2_000, 1_700, 50, 5_000], size => size, size => size, size => size, 4_000);
        calls.Select(call => call.Sum()).ShouldAllBe(sum => sum <= 3_600 || sum == 5_000);
        calls.Count.ShouldBe(3);
        calls.SelectMany(call => call).Order().ShouldBe([50, 100, 900, 1_700, 2_000, 5_000]);
    }

    [Fact]
    public void Diff_MarksWhatIsGoneAndWhatIsNew()
    {
        var (original, rewriting) = WordDiff.Of("Was responsible for billing.", "Responsible for the billing.");
        string.Concat(original.Select(piece => piece.Text)).ShouldBe("Was responsible for billing.");
        string.Concat(rewriting.Select(piece => piece.Text)).ShouldBe("Responsible for the billing.");
        original.Where(piece => piece.Mark == DiffMark.Gone).Select(piece => piece.Text.Trim()).ShouldBe(["Was responsible"]);
        rewriting.Where(piece => piece.Mark == DiffMark.New).Select(piece => piece.Text.Trim()).ShouldBe(["Responsible", "the"]);
    }
}
