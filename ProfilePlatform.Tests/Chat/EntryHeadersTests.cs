using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat;

public sealed class EntryHeadersTests
{
    [Theory]
    [InlineData("PhD, Marine Ecology\nNorthshore University, Bergen\n2011 - 2015", "PhD, Marine Ecology Northshore University, Bergen 2011 - 2015")]
    [InlineData("Chief Editor May 2021 – Present\nTidewater Press, Leeds\n• Led a desk of nine.", "Chief Editor May 2021 – Present Tidewater Press, Leeds|Led a desk of nine.")]
    [InlineData("MA, History\nLund, 2014 – 2016\nThesis: Salt roads of the north", "MA, History Lund, 2014 – 2016 Thesis: Salt roads of the north")]
    [InlineData("MA\nLund, 2016\nBA\nOslo, 2014", "MA Lund, 2016|BA Oslo, 2014")]
    [InlineData("Editor 2016\nLund Press\nReporter 2014\nOslo Post", "Editor 2016 Lund Press|Reporter 2014 Oslo Post")]
    [InlineData("Item: Loaf; price: 4\nItem: Roll; price: 2 (2016)", "Item: Loaf; price: 4|Item: Roll; price: 2 (2016)")]
    [InlineData("Python, Go\nKafka, Redis", "Python, Go|Kafka, Redis")]
    public void Join_LinesOfAnEntry_AreOneSentence(string text, string expected) =>
        string.Join('|', EntryHeaders.Join(text, Sentences.Split(text)).Select(item => item.Span.In(text).Replace('\n', ' '))).ShouldBe(expected);
}
