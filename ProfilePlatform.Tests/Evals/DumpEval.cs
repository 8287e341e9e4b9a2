using System.Globalization;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

public sealed class DumpEval
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dump(bool dense)
    {
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        var token = TestContext.Current.CancellationToken;
        var cases = await GroundedCases.BuildAsync(GroundedQa.Load(), encoder, token);
        var name = dense ? "d" : "l";
        static string Row(IEnumerable<double> f) => string.Join('\t', f.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        var lines = new List<string> { "set\tlabel\tq\t" + string.Join('\t', AnswerabilityFeatures.Names) };
        lines.AddRange(cases.Select(c => $"wiki\t{(c.Source.Answerable ? 1 : 0)}\t{c.Source.Question}\t{Row(c.Answerability)}"));
        var sents = new List<string> { "set\tqid\trank\tgold\t" + string.Join('\t', SentenceFeatures.Names) + "\ttext" };
        var id = 0;
        foreach (var c in cases.Where(c => c.Source.Answerable))
        {
            id++;
            sents.AddRange(c.Evidence.Candidates.Select((x, i) => $"wiki\t{id}\t{x.Rank}\t{(c.IsGold(x) ? 1 : 0)}\t{Row(c.Features[i])}\t{x.Text.ReplaceLineEndings(" ").Replace('\t', ' ')}"));
        }

        foreach (var file in (string[])["maya", "arjun", "elena"])
        {
            var cv = await CvCases.BuildAsync(file, encoder, token);
            lines.AddRange(cv.Select(c => $"{file}\t{(c.Question.Answerable ? 1 : 0)}\t{c.Question.Text}\t{Row(c.Answerability)}"));
            foreach (var c in cv.Where(c => c.Question.Answerable))
            {
                id++;
                sents.AddRange(c.Evidence.Candidates.Select((x, i) => $"{file}\t{id}\t{x.Rank}\t{(c.IsGold(x) ? 1 : 0)}\t{Row(c.Features[i])}\t{x.Text.ReplaceLineEndings(" ").Replace('\t', ' ')}"));
            }
        }

        await File.WriteAllLinesAsync($"/tmp/ans_{name}.tsv", lines, token);
        await File.WriteAllLinesAsync($"/tmp/sent_{name}.tsv", sents, token);
    }
}
