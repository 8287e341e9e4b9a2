using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Indexing.Chunking;

public sealed class ChunkerTests
{
    private const string Resume = """
        Ann Lee
        ann@example.org

        Experience
        Engineer, Acme GmbH	2019 – 2021
        • Built a crane.
        • Sold the crane.

        Cook, Hotel Umi	2015 – 2018
        • Cooked soup.

        Skills
        Cranes, soup
        """;

    [Fact]
    public void Cut_EntryThatFits_IsOneChunkUnderItsFirstLine()
    {
        var chunks = Cut(Resume);
        chunks.Select(chunk => chunk.Heading).ShouldBe(["", "Experience › Engineer, Acme GmbH", "Experience › Cook, Hotel Umi", "Skills"]);
        chunks[1].Text.ShouldBe("Engineer, Acme GmbH\t2019 – 2021\n• Built a crane.\n• Sold the crane.");
    }

    [Fact]
    public void Cut_LongEntry_IsCutAtBulletsAndKeepsItsHeading()
    {
        var bullets = string.Concat(Enumerable.Range(1, 40).Select(number => $"• Bullet number {number} says that something was done in a workshop.\n"));
        var chunks = Cut($"Experience\nEngineer, Acme GmbH\t2019 – 2021\n{bullets}");
        chunks.Count.ShouldBeGreaterThan(2);
        chunks.ShouldAllBe(chunk => chunk.Heading == "Experience › Engineer, Acme GmbH");
        chunks.Skip(1).ShouldAllBe(chunk => chunk.Text.StartsWith('•') && chunk.Text.EndsWith('.'));
        chunks.ShouldAllBe(chunk => TokenEstimate.Of(chunk.Text) <= Chunker.MaxTokens);
    }

    [Fact]
    public void Cut_LongProse_IsCutAtSentences()
    {
        var chunks = Cut("Summary\n" + string.Concat(Enumerable.Repeat("This sentence has exactly eight words in it. ", 80)));
        chunks.Count.ShouldBeGreaterThan(2);
        chunks.ShouldAllBe(chunk => chunk.Text.StartsWith("This", StringComparison.Ordinal) && chunk.Text.EndsWith("it.", StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_SentenceThatIsTooLong_IsCutBetweenWords()
    {
        var chunks = Cut(string.Concat(Enumerable.Repeat("wonderful ", 1000)).TrimEnd());
        chunks.Count.ShouldBeGreaterThan(4);
        chunks.ShouldAllBe(chunk => chunk.Text.StartsWith("wonderful", StringComparison.Ordinal) && chunk.Text.EndsWith("wonderful", StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_UnbrokenEmoji_AreNotTornApart()
    {
        const string family = "👩‍👩‍👧‍👦";
        var chunks = Cut(string.Concat(Enumerable.Repeat(family, 500)));
        chunks.ShouldAllBe(chunk => chunk.Text.Length % family.Length == 0 && chunk.Text.StartsWith(family, StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_RepeatedText_HasIdsOfItsOwn()
    {
        var chunks = Cut("Experience\nCook, Hotel Umi\t2015 – 2018\n\nEngineer, Acme GmbH\t2019\n\nCook, Hotel Umi\t2015 – 2018\n");
        chunks.Count(chunk => chunk.Text == "Cook, Hotel Umi\t2015 – 2018").ShouldBe(2);
        chunks.Select(chunk => chunk.Id).ShouldBeUnique();
    }

    [Fact]
    public void Cut_TextAddedBefore_KeepsTheIdsOfTheRest() =>
        Cut("Summary\nNew here.\n\n" + Resume).Select(chunk => chunk.Id).ShouldContain(Cut(Resume)[^1].Id);

    [Fact]
    public void Cut_OtherDocument_HasOtherIds() =>
        Cut(Resume)[0].Id.ShouldNotBe(Cut(Resume, Guid.Parse("00000000-0000-0000-0000-000000000002"))[0].Id);

    [Fact]
    public void Cut_HeadingAlone_IsKept() => Cut("Experience\nCook\n\nReferences\n")[^1].Text.ShouldBe("References");

    private static IReadOnlyList<Chunk> Cut(string text, Guid? document = null)
    {
        var canonical = new CanonicalText(text, [0]);
        return Chunker.Cut(document ?? Guid.Empty, canonical, LocalSectionSplitter.Split(canonical), 0);
    }
}
