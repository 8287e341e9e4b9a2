using System.Diagnostics;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>Texts made to be slow. The limit is far above what they take (well under a second each) and far below what a square would.</summary>
public sealed class HostileTextTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("one line", "word ", 200_000, "")]
    [InlineData("no blanks", "x", 1_000_000, "")]
    [InlineData("no letters", "-=_. ", 200_000, "")]
    [InlineData("only bullets", "• \n", 300_000, "Experience\n")]
    [InlineData("bullets with words", "• did a thing\n", 100_000, "Experience\n")]
    [InlineData("headings", "Experience\n", 10_000, "")]
    [InlineData("headings with entries", "Experience\nCook, Hotel Umi 2019\n\n", 10_000, "")]
    [InlineData("capitals", "\nSOMETHING UNKNOWN\n", 50_000, "EXPERIENCE\n")]
    [InlineData("dates", "2019 – 2020\n", 100_000, "Experience\n")]
    [InlineData("dates on one line", "Jan 2019 – Feb 2020 ", 60_000, "Experience\n")]
    [InlineData("names without dates", "Engineer, Acme\n", 100_000, "Experience\n")]
    [InlineData("prose lines", "This is a line of prose that is about as wide as a page is and goes on\n", 28_000, "Experience\n")]
    [InlineData("sentences", "This is short. ", 130_000, "")]
    [InlineData("paragraphs", "I recommend her.\n\n", 100_000, "")]
    [InlineData("page numbers", "Page 1 of 2\n", 100_000, "Experience\n")]
    [InlineData("table", "a: b; ", 300_000, "")]
    [InlineData("records", "a: b; c: d\n\n", 100_000, "")]
    [InlineData("brackets", "((((", 400_000, "Experience\n")]
    [InlineData("tabs", "a\tb\t", 300_000, "Experience\n")]
    [InlineData("commas", "a, ", 500_000, "Experience\n")]
    [InlineData("joiners", "\u200D", 700_000, "")]
    [InlineData("marks", "\u0301", 700_000, "a")]
    [InlineData("half pairs", "\uD83D", 700_000, "")]
    [InlineData("at signs", "@", 1_000_000, "")]
    [InlineData("citations", "Halvorsen I, Berg T. Krill under ice. Polar Biology, 2021.\n", 30_000, "Publications\n")]
    public void AllSteps_HostileText_StayQuick(string name, string piece, int times, string before)
    {
        var watch = Stopwatch.StartNew();
        var document = new CanonicalText(before + string.Concat(Enumerable.Repeat(piece, times)), [0]);
        var sections = LocalSectionSplitter.Split(document);
        var chunks = Chunker.Cut(Guid.Empty, document, sections, 0);
        var cards = CardExtractor.Extract(document, sections);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {sections.Count} sections, {chunks.Count} chunks, {cards.Count} cards, {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(Limit, name);
        cards.Count.ShouldBeLessThanOrEqualTo(200);
        sections[^1].Span.End.ShouldBe(document.Text.Length);
    }
}
