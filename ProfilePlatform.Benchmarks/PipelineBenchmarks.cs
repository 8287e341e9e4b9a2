using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Demo;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Benchmarks;

/// <summary>
/// The whole way of a document, in the application itself on a fresh folder with the demo people: reading, indexing, the first words of an answer.
/// Reading is given as a ratio to pdftotext alone on the same files in the same run.
/// </summary>
internal static class PipelineBenchmarks
{
    private const int Rounds = 5;
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("platform-bench-").FullName;
        var app = PlatformApp.Build(["--environment", "Local"], new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DATA_DIR"] = folder, ["IS_LOCAL"] = "true", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["CHAT_PER_MINUTE"] = "100000",
            ["LOG_LEVEL"] = "ERROR",
        });
        var watch = Stopwatch.StartNew();
        await app.StartPlatformAsync();
        while (app.Services.GetRequiredService<DemoSeeding>().Outcome is null)
        {
            await Task.Delay(20);
        }

        Print($"from start to all demo people indexed: {watch.Elapsed.TotalSeconds:F1} s");
        await ReadAsync(app);
        await IndexAsync(app);
        await AnswerAsync(app);
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task ReadAsync(WebApplication app)
    {
        var reader = app.Services.GetRequiredService<DocumentReader>();
        var files = Directory.GetFiles(DemoSeeding.Folder, "*.pdf", SearchOption.AllDirectories);
        var (ours, alone) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var pages = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            pages = 0;
            foreach (var file in files)
            {
                var result = (DocumentReadResult.Read)await reader.ReadAsync(file, DocumentKind.Pdf, CancellationToken.None);
                pages += result.Text.PageStarts.Count;
            }

            ours = Least(ours, watch.Elapsed);
            watch.Restart();
            foreach (var file in files)
            {
                using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
            }

            alone = Least(alone, watch.Elapsed);
        }

        Print($"reading PDF, one at a time, each in a limited process: {pages / ours.TotalSeconds:F1} pages/s; pdftotext alone {pages / alone.TotalSeconds:F1}; ratio {alone / ours:F2}");
    }

    private static async Task IndexAsync(WebApplication app)
    {
        var registry = app.Services.GetRequiredService<ProfileRegistry>();
        var created = (CreateProfileResult.Created)await registry.CreateAsync(Viewer.Platform, "Five Pages", null, null, CancellationToken.None);
        var text = FivePages();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await app.Services.GetRequiredService<DocumentStore>().AddAsync(created.Profile.Id, "cv.txt", content, CancellationToken.None);
        var (made, kept) = (new Samples("indexing a CV of five pages, all of it"), new Samples("indexing it again, nothing changed"));
        for (var round = 0; round < Rounds; round++)
        {
            made.Add(await RunAsync(app, created.Profile, force: true));
            kept.Add(await RunAsync(app, created.Profile, force: false));
        }

        var chunks = (await app.Services.GetRequiredService<IProfileIndex>().StatusAsync(created.Profile.Id, CancellationToken.None)).Chunks;
        Print($"{made}; {text.Length} characters, {chunks} passages");
        Print($"{kept}; ratio {made.At(0.5) / kept.At(0.5):F1}");
    }

    internal static async Task<TimeSpan> RunAsync(WebApplication app, Profile profile, bool force)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = app.Services.GetRequiredService<IndexProgress>().Subscribe(profile.Id, run =>
        {
            if (run.State is IndexState.Done or IndexState.Failed)
            {
                ended.TrySetResult();
            }
        });
        var watch = Stopwatch.StartNew();
        await app.Services.GetRequiredService<IndexRuns>().RequestAsync(Viewer.Platform, profile.Slug, force, CancellationToken.None);
        await ended.Task;
        return watch.Elapsed;
    }

    private static async Task AnswerAsync(WebApplication app)
    {
        var questions = JsonSerializer.Deserialize<List<DemoQuestion>>(
            await File.ReadAllTextAsync(Path.Combine(DemoSeeding.Folder, "questions.json")), Names)!;
        var (first, last) = (new Samples("first words of a local answer"), new Samples("the whole turn, follow-ups and storage included"));
        foreach (var question in questions)
        {
            var profile = (await app.Services.GetRequiredService<ProfileDirectory>().FindAsync(Viewer.Platform, question.Slug, CancellationToken.None))!;
            var watch = Stopwatch.StartNew();
            var started = (StartTurnResult.Started)await app.Services.GetRequiredService<TurnRunner>().StartAsync(
                new TurnRequest(profile.Id, question.Question, null, [], "bench"), CancellationToken.None);
            var said = false;
            await foreach (var turnEvent in started.Turn.EventsAsync())
            {
                if (!said && turnEvent is AnswerDelta)
                {
                    said = true;
                    first.Add(watch.Elapsed);
                }
            }

            last.Add(watch.Elapsed);
        }

        Print($"{first}");
        Print($"{last}");
    }

    private static string FivePages()
    {
        var texts = Directory.GetFiles(DemoSeeding.Folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        const int CharactersOfFivePages = 15_000;
        return string.Join("\n\n", texts)[..CharactersOfFivePages];
    }

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record DemoQuestion(string Slug, string Question);
}
