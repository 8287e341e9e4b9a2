using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>What holds for every text.</summary>
public sealed class IndexingProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(300);

    [Fact]
    public void Split_AnyText_TilesIt() => ForAll((text, sections) =>
    {
        var position = 0;
        foreach (var section in sections)
        {
            section.Span.Start.ShouldBe(position);
            section.Span.Length.ShouldBeGreaterThan(0);
            Topics.All.ShouldContain(section.Topic);
            position = section.Span.End;
        }

        position.ShouldBe(text.Length);
    });

    [Fact]
    public void Cut_AnyText_GivesExactSpansInOrder() => ForAll((text, sections) =>
    {
        var chunks = Chunks(text, sections);
        var position = 0;
        foreach (var chunk in chunks)
        {
            chunk.Span.Start.ShouldBeGreaterThanOrEqualTo(position);
            chunk.Span.In(text).ShouldBe(chunk.Text);
            chunk.Text.Trim().ShouldBe(chunk.Text);
            chunk.Text.ShouldNotBeEmpty();
            sections.ShouldContain(section => section.Span.Start <= chunk.Span.Start && chunk.Span.End <= section.Span.End && section.Topic == chunk.Topic);
            TokenEstimate.Of(chunk.Text).ShouldBeLessThanOrEqualTo(Chunker.MaxTokens + 1);
            position = chunk.Span.End;
        }

        chunks.Select(chunk => chunk.Id).ShouldBeUnique();
        chunks.Select(chunk => chunk.Position).ShouldBe(Enumerable.Range(7, chunks.Count));
    });

    [Fact]
    public void Cut_AnyText_LosesNoLetterButHeadings() => ForAll((text, sections) =>
    {
        var chunks = Chunks(text, sections);
        var covered = new bool[text.Length];
        foreach (var chunk in chunks)
        {
            Array.Fill(covered, true, chunk.Span.Start, chunk.Span.Length);
        }

        foreach (var section in sections)
        {
            var body = SectionBody.Of(text, section);
            for (var index = body.Start; index < body.End; index++)
            {
                (covered[index] || !char.IsLetter(text[index])).ShouldBeTrue($"{index}: {text[index]}");
            }
        }
    });

    [Fact]
    public void Cut_AnyText_NeverSplitsASurrogatePair() => ForAll((text, sections) =>
    {
        foreach (var end in Chunks(text, sections).SelectMany(chunk => new[] { chunk.Span.Start, chunk.Span.End }).Where(end => end > 0 && end < text.Length))
        {
            (char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end])).ShouldBeFalse();
        }
    });

    [Fact]
    public void Extract_AnyText_GivesCardsWithinIt() => ForAll((text, sections) =>
    {
        foreach (var card in CardExtractor.Extract(new CanonicalText(text, [0]), sections))
        {
            (card.Title.Length + card.CompanyName.Length).ShouldBeGreaterThan(0);
            card.Source.Start.ShouldBeGreaterThanOrEqualTo(0);
            card.Source.End.ShouldBeLessThanOrEqualTo(text.Length);
            card.SearchPhrases.Count.ShouldBeInRange(1, 15);
            card.SourceKey.Length.ShouldBe(64);
        }
    });

    [Fact]
    public void Cut_TextsThatDifferInBrokenSurrogates_HaveDifferentIds()
    {
        const string Text = "Projects\n\n\ud800\n\nEducation\n\n\udc01\n\nPatents\n\n\ud801";
        Chunks(Text, LocalSectionSplitter.Split(new CanonicalText(Text, [0]))).Select(chunk => chunk.Id).ShouldBeUnique();
    }

    private static IReadOnlyList<Chunk> Chunks(string text, IReadOnlyList<Section> sections) =>
        Chunker.Cut(Guid.Empty, new CanonicalText(text, [0]), sections, 7);

    private static void ForAll(Action<string, IReadOnlyList<Section>> check) =>
        Check.One(Many, Prop.ForAll(DocumentGenerator.Texts(), text => check(text, LocalSectionSplitter.Split(new CanonicalText(text, [0])))));
}
