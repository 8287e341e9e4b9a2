using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// The questions about the demo people, put to the whole application over HTTP: documents read, indexed and quoted by it. Rules were written while looking at
/// six of the people; the other six were never looked at and are only counted.
/// </summary>
[Trait("Category", "Eval")]
public sealed class DemoTwinEval(ITestOutputHelper output)
{
    [Fact]
    public async Task Ask_DemoPeople_CountsExpectedPhrases()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Measured quality runs with EVALS=1.");
        var token = TestContext.Current.CancellationToken;
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DEMO_PEOPLE"] = "true" }, null, token);
        await Poll.UntilAsync(
            async () => (await host.Admin.GetAsync(new Uri("/readyz", UriKind.Relative), token)).IsSuccessStatusCode, ready => ready, token);
        var questions = JsonSerializer.Deserialize<List<DemoQuestion>>(
            await File.ReadAllTextAsync(Path.Combine(DemoSeeding.Folder, "questions.json"), token), JsonSerializerOptions.Web)!;
        var outcomes = new List<(DemoQuestion Question, bool Answered, bool Shown)>();
        foreach (var question in questions)
        {
            var (status, answer) = await host.Admin.PostAsync($"/api/profiles/{question.Slug}/chat", new { message = question.Question });
            status.ShouldBe(200);
            var quotes = answer.GetProperty("citations").EnumerateArray().Select(citation => citation.Text("quote")).ToList();
            var outcome = (question, answer.GetProperty("answered").GetBoolean(), question.Expect is { } expected && quotes.Any(quote => Bare(quote).Contains(Bare(expected), StringComparison.OrdinalIgnoreCase)));
            outcomes.Add(outcome);
            if (IsLookedAt(question) && (question.Expect is null ? outcome.Item2 : !outcome.Item3))
            {
                output.WriteLine($"{question.Slug}: {question.Question} => {question.Expect ?? "no answer"}; {await JudgeAsync(host.Services, question, token)}");
            }
        }

        Report("looked at", outcomes.Where(outcome => IsLookedAt(outcome.Question)).ToList());
        Report("kept aside", outcomes.Where(outcome => !IsLookedAt(outcome.Question)).ToList());
    }

    private static bool IsLookedAt(DemoQuestion question) => DemoCases.IsLookedAt(question.Slug);

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static async Task<string> JudgeAsync(IServiceProvider services, DemoQuestion question, CancellationToken cancellationToken)
    {
        var profile = (await services.GetRequiredService<ProfileDirectory>().FindAsync(Viewer.Platform, question.Slug, cancellationToken))!;
        var answer = await services.GetRequiredService<LocalTwin>().AnswerAsync(
            new TwinQuestion(profile.Id, profile.DisplayName, profile.FirstName, question.Question, []), cancellationToken);
        return $"{answer.Confidence:F2} {answer.LeadIn} {string.Join(" / ", answer.Sentences.Select(sentence => sentence.Text))}";
    }

    private void Report(string name, List<(DemoQuestion Question, bool Answered, bool Shown)> outcomes)
    {
        var asked = outcomes.Where(outcome => outcome.Question.Expect is not null).ToList();
        var vain = outcomes.Where(outcome => outcome.Question.Expect is null).ToList();
        output.WriteLine(
            $"{name}: expected phrase shown {asked.Count(outcome => outcome.Shown)} of {asked.Count}, wrongly refused {asked.Count(outcome => !outcome.Answered)}, "
            + $"rightly refused {vain.Count(outcome => !outcome.Answered)} of {vain.Count}");
    }

    private sealed record DemoQuestion(string Slug, string Question, string? Expect);
}
