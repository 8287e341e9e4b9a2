using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Chat;

namespace ProfilePlatform.Tests.Evals;

/// <summary>
/// Questions about the demo people, as the application has read and indexed their documents. Those about six people were looked at and take part in
/// fits; those about the other six are only measured.
/// </summary>
internal static class DemoCases
{
    private static readonly string[] LookedAt = ["ananya", "ruth", "ines", "wanjiru", "madhav", "elif"];

    public static async Task<(List<CvCase> Fitting, List<CvCase> Kept)> BuildAsync(bool dense, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("platform-demo-eval-").FullName;
        try
        {
            await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DEMO_PEOPLE"] = "true" }, folder, cancellationToken);
            await Poll.UntilAsync(
                async () => (await host.Admin.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken)).IsSuccessStatusCode, ready => ready, cancellationToken);
            return await AskAsync(host.Services, dense, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(List<CvCase> Fitting, List<CvCase> Kept)> AskAsync(IServiceProvider services, bool dense, CancellationToken cancellationToken)
    {
        var questions = JsonSerializer.Deserialize<List<DemoQuestion>>(
            await File.ReadAllTextAsync(Path.Combine(DemoSeeding.Folder, "questions.json"), cancellationToken), JsonSerializerOptions.Web)!;
        var directory = services.GetRequiredService<ProfileDirectory>();
        var index = services.GetRequiredService<IProfileIndex>();
        var vocabularies = new Vocabularies(index);
        var encoder = dense ? services.GetService<IEmbeddingGenerator<string, Embedding<float>>>() : null;
        var retriever = new Retriever(index, Options.Create(new RetrievalOptions()), encoder);
        var (fitting, kept) = (new List<CvCase>(), new List<CvCase>());
        foreach (var question in questions)
        {
            var profile = (await directory.FindAsync(Viewer.Platform, question.Slug, cancellationToken))!;
            (IsLookedAt(question.Slug) ? fitting : kept).Add(await CvCases.OfAsync(
                new CvQuestion(question.Question, question.Expect is null ? [] : [question.Expect]),
                profile.DisplayName, profile.Id, retriever, await vocabularies.OfAsync(profile.Id, cancellationToken), encoder, cancellationToken));
        }

        return (fitting, kept);
    }

    /// <summary>True for a person whose documents and answers were looked at.</summary>
    public static bool IsLookedAt(string slug) => LookedAt.Contains(slug.Split('-')[0]);

    private sealed record DemoQuestion(string Slug, string Question, string? Expect);
}
