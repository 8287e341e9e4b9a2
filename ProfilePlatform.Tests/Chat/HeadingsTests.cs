using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat;

public sealed class HeadingsTests
{
    private const string Prose = "We alert on burn rate now, and for two weeks nobody noticed that one consumer had stopped.";

    [Theory]
    [InlineData("What went wrong", "\n\n" + Prose, true)]
    [InlineData("What went wrong", "\n" + Prose, true)]
    [InlineData("Speaks German, Tamil and French", "\n\n" + Prose, false)]
    [InlineData("Cut costs by half.", "\n\n" + Prose, false)]
    [InlineData("Staff engineer since 2019", "\n\n" + Prose, false)]
    [InlineData("Fluent in German", "\n\n• Python", false)]
    [InlineData("Fluent in German", "", false)]
    public void StandsAbove_Line_OnlyATitleAboveProse(string line, string rest, bool title) =>
        Headings.StandsAbove(line + rest, new TextSpan(0, line.Length)).ShouldBe(title);
}
