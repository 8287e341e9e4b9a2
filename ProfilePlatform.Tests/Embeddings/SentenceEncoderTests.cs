using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Embeddings;

namespace ProfilePlatform.Tests.Embeddings;

public sealed class SentenceEncoderTests(EncoderFixture fixture) : IClassFixture<EncoderFixture>
{
    [Fact]
    public async Task Encoder_ReferenceTexts_AgreeInEveryComponent()
    {
        var vectors = await fixture.EmbedAsync(fixture.Texts);

        fixture.Reference.Length.ShouldBeGreaterThanOrEqualTo(50);
        var worst = fixture.Reference.Select((reference, i) => (reference.Text, Error: LargestDifference(reference.Vector, vectors[i]))).MaxBy(pair => pair.Error);
        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference {worst.Error:E2} at \"{worst.Text}\"");
        worst.Error.ShouldBeLessThan(1e-4f, worst.Text);
    }

    [Fact]
    public async Task Encoder_TextInABatch_HasTheSameBitsAsAlone()
    {
        var batch = await fixture.EmbedAsync(fixture.Texts);

        for (var i = 0; i < fixture.Texts.Length; i++)
        {
            (await fixture.EmbedAsync(fixture.Texts[i])).Single().ShouldBe(batch[i], fixture.Texts[i]);
        }
    }

    [Fact]
    public async Task Encoder_ConcurrentCalls_GetTheSameBits()
    {
        var expected = await fixture.EmbedAsync(fixture.Texts);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fixture.EmbedAsync(fixture.Texts)));

        all.ShouldAllBe(vectors => vectors.Zip(expected).All(pair => pair.First.SequenceEqual(pair.Second)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("half a surrogate \ud83d pair")]
    [InlineData("\udc00\ud83d")]
    public async Task Encoder_OddText_GivesAUnitVector(string text)
    {
        var vector = (await fixture.EmbedAsync(text)).Single();

        vector.Length.ShouldBe(512);
        MathF.Sqrt(vector.Sum(x => x * x)).ShouldBe(1, 1e-5);
    }

    [Fact]
    public async Task Encoder_VeryLongText_EqualsItsBeginning()
    {
        var text = string.Concat(Enumerable.Repeat("Ten years of nursing, five of them in intensive care. ", 40_000));

        var vectors = await fixture.EmbedAsync(text, text[..3000]);

        vectors[0].ShouldBe(vectors[1]);
    }

    [Fact]
    public async Task Encoder_NoTexts_GivesNone() => (await fixture.EmbedAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Encoder_RelatedTexts_AreNearerThanUnrelatedOnes()
    {
        var vectors = await fixture.EmbedAsync("Where did you go to school?", "I graduated from the University of Oxford.", "The server ran out of memory.");

        Dot(vectors[0], vectors[1]).ShouldBeGreaterThan(Dot(vectors[0], vectors[2]) + 0.1f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task Encoder_CancelledBeforeOrDuringMinutesOfWork_Stops(int milliseconds)
    {
        using var cancellation = new CancellationTokenSource(milliseconds);
        var texts = Enumerable.Repeat(new string('x', 500), 200_000);

        await Should.ThrowAsync<OperationCanceledException>(fixture.Encoder.GenerateAsync(texts, cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Encoder_Result_NamesModelAndTokens()
    {
        var embeddings = await fixture.Encoder.GenerateAsync(["hello", "hello world"], cancellationToken: TestContext.Current.CancellationToken);

        embeddings.ShouldAllBe(embedding => embedding.ModelId == "use-lite-1");
        embeddings.Usage!.InputTokenCount.ShouldBe(fixture.Reference.Single(reference => reference.Text == "hello").Tokens.Length * 2 + 1);
        var metadata = fixture.Encoder.GetService<EmbeddingGeneratorMetadata>();
        metadata!.DefaultModelId.ShouldBe("use-lite-1");
        metadata.DefaultModelDimensions.ShouldBe(512);
    }

    private static float LargestDifference(float[] expected, float[] actual) => expected.Zip(actual, (x, y) => MathF.Abs(x - y)).Max();

    private static float Dot(float[] x, float[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
