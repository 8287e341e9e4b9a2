using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Indexing;

/// <summary>The SQLite store on a machine without sqlite-vec.</summary>
public sealed class LexicalProfileIndexTests : IDisposable
{
    private static readonly Guid Asha = new("aaaaaaaa-0000-7000-8000-000000000001");
    private readonly ProfileIndexFixture _fixture = new(ProfileIndexFixture.NoExtension);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IndexQuery Both => new(["falcon"], Passages.Vector("heron"), [], 10);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Replace_WithVectors_KeepsWordsAlone()
    {
        await _fixture.Index.ReplaceAsync(Asha, Passages.Content(3, Passages.Of("falcon", "heron")), Token);

        var status = await _fixture.Index.StatusAsync(Asha, Token);
        (status.Chunks, status.ContentVersion, status.Encoder).ShouldBe((2, 3L, ""));
        (await _fixture.Index.SearchAsync(Asha, Both, Token)).ShouldHaveSingleItem().Dense.ShouldBe(0);
        (await _fixture.Index.KnownVectorsAsync(Asha, Passages.Encoder, ["x"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_MadeWithVectors_IsReadAndReplacedByWords()
    {
        using var withVectors = Other();
        await withVectors.Index.ReplaceAsync(Asha, Passages.Content(1, Passages.Of("falcon", "heron")), Token);

        (await _fixture.Index.SearchAsync(Asha, Both, Token)).ShouldHaveSingleItem().Chunk.Text.ShouldBe("falcon");
        await _fixture.Index.ReplaceAsync(Asha, Passages.Content(2, Passages.Of("falcon", "kite")), Token);
        (await _fixture.Index.StatusAsync(Asha, Token)).Encoder.ShouldBe("");
    }

    [Fact]
    public async Task Extension_ComesBack_VectorsAreThoseOfTheNewSet()
    {
        using var withVectors = Other();
        await withVectors.Index.ReplaceAsync(Asha, Passages.Content(1, Passages.Of("falcon", "heron")), Token);
        await _fixture.Index.ReplaceAsync(Asha, Passages.Content(2, Passages.Of("kite", "heron")), Token);
        (await withVectors.Index.SearchAsync(Asha, Passages.Near("kite"), Token)).ShouldBeEmpty();

        await withVectors.Index.ReplaceAsync(Asha, Passages.Content(3, Passages.Of("kite", "heron")), Token);

        var hits = await withVectors.Index.SearchAsync(Asha, Passages.Near("kite", 1), Token);
        hits.ShouldHaveSingleItem().Chunk.Text.ShouldBe("kite");
        hits[0].Dense.ShouldBe(1, 1e-6);
    }

    private ProfileIndexFixture Other()
    {
        var extension = new VectorExtension();
        Assert.SkipUnless(extension.Available, extension.Reason ?? "");
        return new ProfileIndexFixture(extension, data: _fixture.Data);
    }
}
