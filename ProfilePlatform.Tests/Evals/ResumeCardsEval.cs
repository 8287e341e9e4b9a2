using System.Globalization;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Tests.Documents;
using ProfilePlatform.Tests.Indexing;
using ProfilePlatform.Tests.Indexing.Cards;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Share of company, title, start and end that come out right: fixtures by set, and PDF files with their YAML as the truth.</summary>
[Trait("Category", "Eval")]
public sealed class ResumeCardsEval(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tuned")]
    [InlineData("held")]
    public void Fixtures_AllOfASet_ReportShare(string set)
    {
        SkipUnlessAsked();
        Report(set, ResumeFiles.Names(set).Select(name => (name, ResumeFiles.Score(name))));
    }

    [Fact]
    public async Task RenderCv_PdfAgainstYaml_ReportShare()
    {
        SkipUnlessAsked();
        var scores = new List<(string, CardScore)>();
        foreach (var pdf in RenderCv.Files())
        {
            var text = await Reading.TextAsync(pdf);
            scores.Add((Path.GetFileName(pdf), CardScore.Of(RenderCv.Truth(Path.ChangeExtension(pdf, ".yaml")), CardExtractor.Extract(text, LocalSectionSplitter.Split(text)))));
        }

        Report("RenderCV", scores);
    }

    private static void SkipUnlessAsked()
    {
        if (Environment.GetEnvironmentVariable("EVALS") != "1")
        {
            Assert.Skip("Set EVALS=1 to measure quality.");
        }
    }

    private void Report(string set, IEnumerable<(string Name, CardScore Score)> scores)
    {
        var (right, fields, spurious) = (0, 0, 0);
        foreach (var (name, score) in scores)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {score.Right}/{score.Fields}, {score.Spurious.Count} spurious"));
            foreach (var wrong in score.Wrong)
            {
                output.WriteLine("    " + wrong);
            }

            (right, fields, spurious) = (right + score.Right, fields + score.Fields, spurious + score.Spurious.Count);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set}: {right}/{fields} = {100.0 * right / fields:F1} %, {spurious} spurious cards"));
    }
}
