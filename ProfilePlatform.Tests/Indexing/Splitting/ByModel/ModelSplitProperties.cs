using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Chunking;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Tests.Indexing.Splitting.ByModel;

/// <summary>What holds for every document and every reply.</summary>
public sealed class ModelSplitProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120);

    [Fact]
    public void Split_AnyReply_TilesTheDocumentAndQuotesItVerbatim() => Check.One(Many, Prop.ForAll(Cases(), async Task (pair) =>
    {
        var (text, reply) = pair;
        var split = await new ScriptedModel(_ => reply).SplitAsync(text);

        var position = 0;
        foreach (var section in split.Sections)
        {
            section.Span.Start.ShouldBe(position);
            section.Span.Length.ShouldBeGreaterThan(0);
            Topics.All.ShouldContain(section.Topic);
            IsBorder(text, section.Span.Start).ShouldBeTrue();
            position = section.Span.End;
        }

        position.ShouldBe(text.Length);
        var chunks = Chunker.Cut(Guid.Empty, new CanonicalText(text, [0]), split.Sections, 0);
        var covered = new bool[text.Length];
        foreach (var chunk in chunks)
        {
            chunk.Span.In(text).ShouldBe(chunk.Text);
            chunk.Span.Start.ShouldBeGreaterThanOrEqualTo(0);
            Array.Fill(covered, true, chunk.Span.Start, chunk.Span.Length);
        }

        foreach (var section in split.Sections)
        {
            var body = SectionBody.Of(text, section);
            Enumerable.Range(body.Start, body.Length).ShouldAllBe(index => covered[index] || !char.IsLetter(text[index]));
        }

        CardExtractor.Extract(new CanonicalText(text, [0]), split.Sections)
            .ShouldAllBe(card => card.Source.Start >= 0 && card.Source.End <= text.Length);
    }));

    // Replies that copy stretches of the document, some of them changed, under topics of all kinds; and plain noise.
    private static Arbitrary<(string, string)> Cases() => (
        from text in DocumentGenerator.Texts().Generator
        from pieces in Piece(text).ListOf()
        from noise in Gen.Choose(0, 9)
        select (text, noise == 0 ? text : ScriptedModel.Json([.. pieces]))).ToArbitrary();

    private static Gen<(string, string)> Piece(string text) =>
        from start in Gen.Choose(0, 1000)
        from length in Gen.Choose(0, 1000)
        from topic in Gen.Elements<string>([.. Topics.All, "work", "x", ""])
        from change in Gen.Choose(0, 9)
        select Piece(text, start, length, topic, change);

    private static (string, string) Piece(string text, int from, int length, string topic, int change)
    {
        var start = text.Length * from / 1001;
        var part = text.Substring(start, (text.Length - start) * length / 1000 / 3);
        return (topic, change switch
        {
            0 => part + " and more",
            1 => part.ToUpperInvariant(),
            2 => part.Replace("\n", " ", StringComparison.Ordinal),
            3 => part.Replace("works", "sleeps", StringComparison.Ordinal),
            4 => "Nobel Prize",
            _ => part,
        });
    }

    private static bool IsBorder(string text, int at) => at == 0 || at == text.Length || !(char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]));
}
