using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Tests.Retrieval;

public sealed class IntentClassifierTests(ITestOutputHelper output)
{
    /// <summary>The classifier was written looking at the questions on odd lines; the even ones were kept aside for this figure.</summary>
    [Fact]
    public void Classify_LabelledQuestions_FindsTheTopic()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Retrieval", "intents.txt")).Select(line => line.Split('\t')).ToList();
        foreach (var (name, remainder) in (IEnumerable<(string, int)>)[("tuned", 0), ("kept aside", 1)])
        {
            var part = rows.Where((_, index) => index % 2 == remainder).ToList();
            var first = part.Count(row => IntentClassifier.Classify(row[1]) is [var topic, ..] && topic == row[0]);
            var any = part.Count(row => IntentClassifier.Classify(row[1]).Contains(row[0]));
            output.WriteLine($"{name}: first {first / (double)part.Count:F3}, among those named {any / (double)part.Count:F3} (n {part.Count})");
            if (remainder == 0)
            {
                foreach (var row in part.Where(row => !IntentClassifier.Classify(row[1]).Take(1).Contains(row[0])))
                {
                    output.WriteLine($"   {row[0]}: {row[1]} -> {string.Join(", ", IntentClassifier.Classify(row[1]))}");
                }
            }

            (any / (double)part.Count).ShouldBeGreaterThan(0.85);
            (first / (double)part.Count).ShouldBeGreaterThan(0.75);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\" OR NEAR( *")]
    [InlineData("\U0001F600\U0001F600")]
    [InlineData("क्या आप अंग्रेज़ी बोलते हैं?")]
    [InlineData("photosynthesis in deep oceans")]
    public void Classify_NothingAboutAPerson_IsEmpty(string question) => IntentClassifier.Classify(question).ShouldBeEmpty();

    [Fact]
    public void Classify_FollowUp_TakesTheTopicOfThePrevious() =>
        IntentClassifier.Classify("And before that?", "Where did she study?").ShouldContain(Topics.Education);

    [Fact]
    public void Classify_TwoThousandWords_Ends() =>
        IntentClassifier.Classify(string.Concat(Enumerable.Repeat("degree ", 2_000))).ShouldBe([Topics.Education]);
}
