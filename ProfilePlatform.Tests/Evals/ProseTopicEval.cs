using System.Globalization;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Indexing.Splitting;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Share of single paragraphs under no heading that get their topic, by words alone and with vectors. Each is a document of its own, the hardest case.</summary>
[Trait("Category", "Eval")]
public sealed class ProseTopicEval(ITestOutputHelper output)
{
    [Theory]
    [InlineData("prose.txt")]
    [InlineData("prose-held.txt")]
    public async Task Prose_OneParagraphEach_ReportShare(string file)
    {
        if (Environment.GetEnvironmentVariable("EVALS") != "1")
        {
            Assert.Skip("Set EVALS=1 to measure quality.");
        }

        using var encoder = Directory.Exists(EncoderModel.DefaultFolder) ? new SentenceEncoder(EncoderModel.DefaultFolder) : null;
        var (total, byWords, byVectors) = (0, 0, 0);
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "ProfilePlatform.Tests", "Indexing", "Files", file)))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (topic, document) = (line[..tab], new CanonicalText(line[(tab + 1)..], [0]));
            var words = LocalSectionSplitter.Split(document)[0].Topic;
            var vectors = encoder is null ? words : await VectorsAsync(document, encoder);
            total++;
            byWords += words == topic ? 1 : 0;
            byVectors += vectors == topic ? 1 : 0;
            if (words != topic || vectors != topic)
            {
                output.WriteLine($"{topic} <> {words}, {vectors}: {document.Text}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: words {byWords}/{total}, with vectors {(encoder is null ? "not measured" : $"{byVectors}/{total}")}"));
    }

    private static async Task<string> VectorsAsync(CanonicalText document, SentenceEncoder encoder) =>
        (await LocalSectionSplitter.SplitAsync(document, encoder, TestContext.Current.CancellationToken))[0].Topic;
}
