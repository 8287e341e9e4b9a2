using System.Globalization;
using System.Text.Json;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// What a turn with a model uses for the demo people: tokens of all its calls, counted here because the stub reports none. The stub answers with the first words of
/// the passages that it is given, so the prompts are real and the length of the answer is assumed.
/// </summary>
[Trait("Category", "Eval")]
public sealed class TurnTokensEval(ITestOutputHelper output)
{
    private const int QuestionsEach = 3;
    private const int AnswerWords = 60;

    [Fact]
    public async Task Ask_DemoPeople_CountsTokensOfATurn()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var token = TestContext.Current.CancellationToken;
        await using var stub = await StubProvider.StartAsync();
        var script = new TwinScript
        {
            Intent = _ => StubReply.Json(new[] { "experience" }).WithoutUsage(),
            Chat = request => StubReply.Text(Passages(request)).WithoutUsage(),
            FollowUps = _ => StubReply.Json(new[] { "What did they do before that?", "Where did they study?", "What are their skills?" }).WithoutUsage(),
        };
        stub.Script = script.Reply;
        var settings = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase) { ["DEMO_PEOPLE"] = "true" };
        await using var host = await PlatformHost.StartAsync(settings, null, token);
        await Poll.UntilAsync(async () => (await host.Admin.GetAsync(new Uri("/readyz", UriKind.Relative), token)).IsSuccessStatusCode, ready => ready, token);
        var questions = JsonSerializer.Deserialize<List<DemoQuestion>>(
            await File.ReadAllTextAsync(Path.Combine(DemoSeeding.Folder, "questions.json"), token), JsonSerializerOptions.Web)!;
        var (prompts, completions, totals) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var person in questions.GroupBy(question => question.Slug))
        {
            string? session = null;
            foreach (var question in person.Take(QuestionsEach))
            {
                var (status, answer) = await host.Admin.PostAsync($"/api/profiles/{person.Key}/chat", new { message = question.Question, session_id = session });
                status.ShouldBe(200);
                session = answer.Text("session_id");
                var used = answer.GetProperty("tokens_used");
                prompts.Add(used.GetProperty("prompt_tokens").GetInt32());
                completions.Add(used.GetProperty("completion_tokens").GetInt32());
                totals.Add(used.GetProperty("total_tokens").GetInt32());
            }
        }

        Report("prompt", prompts);
        Report("completion", completions);
        Report("both", totals);
    }

    private static string Passages(StubRequest request)
    {
        var lines = request.Messages[0].Text.Split("<<passages ")[1].Split('\n').Skip(1).Where(line => !line.StartsWith("(from ", StringComparison.Ordinal));
        return string.Join(' ', string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(AnswerWords)) + ".";
    }

    private void Report(string name, List<int> counts) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name}, {counts.Count} turns: mean {counts.Average():F0}, least {counts.Min()}, most {counts.Max()}"));

    private sealed record DemoQuestion(string Slug, string Question);
}
