using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Text;

public sealed class TextSpanTests
{
    [Fact]
    public void Overlaps_SpansThatOnlyTouch_IsFalse() => new TextSpan(0, 3).Overlaps(new TextSpan(3, 5)).ShouldBeFalse();
}
