using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Web.Features.Chat;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class PassageTests
{
    private static readonly string Text = string.Join(' ', Enumerable.Range(0, 1_000).Select(n => $"word{n:000}"));

    [Fact]
    public void Of_PassageInTheMiddle_ShowsWholeWordsAround()
    {
        var passage = Of(Text, "word500 word501");

        passage.Marked.ShouldBe("word500 word501");
        passage.Before.ShouldStartWith("word");
        passage.Before.Length.ShouldBeInRange(590, 600);
        passage.After.Length.ShouldBeInRange(590, 600);
        passage.After.ShouldMatch("word\\d{3}$");
        (passage.Before + passage.Marked + passage.After).ShouldBe(Text.Substring(Text.IndexOf(passage.Before, StringComparison.Ordinal), passage.Before.Length + 15 + passage.After.Length));
        passage.StartsInside.ShouldBeTrue();
        passage.EndsInside.ShouldBeTrue();
    }

    [Fact]
    public void Of_WholeText_HasNothingAround()
    {
        var passage = Of("All of it.", "All of it.");

        passage.ShouldBe(new Passage("", "All of it.", "", false, false, false));
    }

    [Fact]
    public void Of_OneLongWordAround_CutsNoSurrogatePair()
    {
        var passage = Of(string.Concat(Enumerable.Repeat("😀", 700)) + " here " + string.Concat(Enumerable.Repeat("😀", 700)), "here");

        passage.Before.ShouldNotContain('\uFFFD');
        passage.Before.All(char.IsWhiteSpace).ShouldBeTrue();
        passage.After.All(char.IsWhiteSpace).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Something else stands here now.")]
    [InlineData("short")]
    public void Of_ChangedDocument_ShowsTheStoredWordsAlone(string? now)
    {
        var citation = new Citation(1, "cv.pdf", 1, 2, 12, "the quote!");

        var passage = Passage.Of(citation, now is null ? null : new CanonicalText(now, [0]));

        passage.ShouldBe(new Passage("", "the quote!", "", false, false, true));
    }

    private static Passage Of(string text, string quote)
    {
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        return Passage.Of(new Citation(1, "cv.pdf", 1, start, start + quote.Length, quote), new CanonicalText(text, [0]));
    }
}
