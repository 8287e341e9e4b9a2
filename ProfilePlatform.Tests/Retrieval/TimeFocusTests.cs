using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Retrieval;

public sealed class TimeFocusTests
{
    [Theory]
    [InlineData(TimeFocus.First)]
    [InlineData(TimeFocus.Before)]
    [InlineData(TimeFocus.Now)]
    public void Meet_NothingDated_IsNull(TimeFocus focus) => TimeFocuses.Meet(focus, [Passage("Python, SQL", 1)]).ShouldBeNull();

    [Fact]
    public void Meet_NothingBeforeTheNamed_IsNull() =>
        TimeFocuses.Meet(TimeFocus.Before, [Passage("Nimbus, 2015 – 2019", 2), Passage("Palash, 2019 – 2021", 1)]).ShouldBeNull();

    [Fact]
    public void Meet_Before_IsTheNextEarlier() =>
        TimeFocuses.Meet(TimeFocus.Before, [Passage("Palash, 2019 – 2021", 2), Passage("Nimbus, 2015 – 2019", 1), Passage("Godavari, 2011", 1)])!.Chunk.Text.ShouldStartWith("Nimbus");

    private static RetrievedChunk Passage(string text, double score) =>
        new(new Chunk(text, Guid.Empty, Topics.Experience, "", new TextSpan(0, text.Length), text, 0), score, 0, 0);
}
