using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Tests.Retrieval;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Whether the right passage is found among all passages of the set.</summary>
[Trait("Category", "Eval")]
public sealed class RetrievalEval(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retrieve_GroundedQuestions_FindsThePassage(bool dense)
    {
        var questions = GroundedQa.Load();
        var encoder = dense ? PassageIndex.LocalEncoder() : null;
        Assert.SkipWhen(dense && encoder is null, "The encoder's files are absent.");
        using var index = await PassageIndex.OfAsync([.. questions.Select(question => question.Passage)], encoder);
        var (first, four, total) = (0, 0, 0);
        foreach (var question in questions.Where(question => question.Answerable))
        {
            var parsed = Question.Parse(question.Question);
            var found = await index.Retriever.RetrieveAsync(index.ProfileId, parsed, parsed.Topics, 4, TestContext.Current.CancellationToken);
            var rank = found.Chunks.Select(chunk => chunk.Chunk.Text).ToList().IndexOf(question.Passage.Text);
            total++;
            first += rank == 0 ? 1 : 0;
            four += rank >= 0 ? 1 : 0;
            if (rank != 0)
            {
                output.WriteLine($"{rank} {question.Question} | {question.Passage.Heading} | {string.Join(',', parsed.Terms.Select(t => t.Text))} => {found.Chunks[0].Chunk.Heading}");
            }
        }

        output.WriteLine($"dense {dense}: passage first {first / (double)total:F3}, in the first four {four / (double)total:F3} (n {total})");
        (first / (double)total).ShouldBeGreaterThanOrEqualTo(0.947 - 0.0005);
        (four / (double)total).ShouldBeGreaterThanOrEqualTo(0.98 - 0.0005);
    }

    [Fact]
    public void Split_Passages_AgreesWithTheAnnotatorsSentences()
    {
        var questions = GroundedQa.Load();
        var (right, given, made) = (0, 0, 0);
        foreach (var question in questions)
        {
            var own = Sentences.Split(question.Passage.Text).Select(span => span.In(question.Passage.Text)).ToHashSet();
            var theirs = question.Sentences.Select(sentence => sentence.Trim()).ToHashSet();
            right += own.Intersect(theirs).Count();
            given += theirs.Count;
            made += own.Count;
            foreach (var sentence in theirs.Except(own).Take(1))
            {
                output.WriteLine("MISSED " + sentence);
            }
        }

        output.WriteLine($"sentences: precision {right / (double)made:F3}, recall {right / (double)given:F3}");
    }
}
