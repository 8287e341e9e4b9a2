using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Benchmarks;

/// <summary>
/// What the platform adds to the time until a visitor sees the first words of a model's answer, on a profile of 20,000 passages. The provider is a stub
/// that answers at once; the same two requests, byte for byte, are sent to it directly in the same run, and the difference is the platform's.
/// </summary>
internal static class TurnBenchmarks
{
    private const int Passages = 20_000;
    private const int WarmUp = 30;
    private const int Rounds = 300;
    private const string Sentence = "Anna built the billing platform that handles 4 million invoices a month.";

    private const int Vocabulary = 20_000;

    private static readonly Dictionary<int, string> Known = new()
    {
        [60] = "built", [80] = "team", [120] = "platform", [150] = "developed", [200] = "created", [300] = "billing", [400] = "engineers", [700] = "invoices", [2_000] = "nordwind",
    };

    private const string Cv =
        """
        # Anna Berg

        ## Experience

        ### Senior Engineer, Nordwind GmbH, Hamburg, March 2019 – June 2023

        - Built the billing platform that handles 4 million invoices a month.
        - Led a team of 7 engineers and cut failed payments by 38 %.

        ## Skills

        Go, PostgreSQL, Kafka, Terraform
        """;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("platform-bench-").FullName;
        await using var stub = await StubProvider.StartAsync();
        stub.Script = Reply;
        var settings = new Dictionary<string, string?>(stub.Settings, StringComparer.OrdinalIgnoreCase)
        {
            ["DATA_DIR"] = folder, ["IS_LOCAL"] = "true", ["DEMO_PEOPLE"] = "false", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["LOG_LEVEL"] = "ERROR",
            ["CHAT_PER_MINUTE"] = "100000", ["PROFILE_CHAT_PER_MINUTE"] = "1000000", ["PROFILE_DAILY_TOKENS"] = "0",
        };
        var app = PlatformApp.Build(["--environment", "Local"], settings);
        await app.StartPlatformAsync();
        var profile = await FillAsync(app);
        using var client = new HttpClient();
        var (turn, toSentence, toToken) = (new Samples("a turn until its first sentence"), new Samples("its two calls alone, until the same sentence"), new Samples("its two calls alone, until the first token"));
        var stored = new Samples("of it until the question is stored");
        for (var round = -WarmUp; round < Rounds; round++)
        {
            stub.Forget();
            var took = await AskAsync(app, profile, $"What did Anna build at Nordwind? ({round + WarmUp})", stored);
            if (stub.Requests is not [{ Operation: LlmOperation.Intent }, { Operation: LlmOperation.Chat }, ..])
            {
                throw new InvalidOperationException("A turn's first calls are not what is compared with.");
            }

            var bodies = stub.Requests.Take(2).Select(request => request.Body.ToJsonString()).ToList();
            var intent = await SendAsync(client, stub, bodies[0], until: null);
            var token = await SendAsync(client, stub, bodies[1], until: "\"content\":\"A");
            var sentence = await SendAsync(client, stub, bodies[1], until: "[DONE]");
            if (round >= 0)
            {
                turn.Add(took);
                toToken.Add(intent + token);
                toSentence.Add(intent + sentence);
            }
        }

        Print($"{turn}; {Passages} passages");
        Print($"{stored}, warm-up included; best tenth {stored.At(0.1):F1} ms");
        Print($"{toSentence}");
        Print($"{toToken}");
        // On a machine that does other things beside, the best tenth says more of the program than the middle does.
        Print($"the best tenth: {turn.At(0.1):F1} ms, of it the two calls {toSentence.At(0.1):F1} ms");
        Print($"the platform's own: p50 {turn.At(0.5) - toSentence.At(0.5):F1} ms, p95 {turn.At(0.95) - toSentence.At(0.95):F1} ms; against the first token p50 {turn.At(0.5) - toToken.At(0.5):F1} ms, p95 {turn.At(0.95) - toToken.At(0.95):F1} ms");
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static StubReply Reply(StubRequest request) => request.Operation switch
    {
        LlmOperation.Intent => StubReply.Json(new[] { "experience" }),
        LlmOperation.Chat => StubReply.Text(Sentence),
        LlmOperation.FollowUps => StubReply.Text("[]"),
        _ => StubReply.Text("I cannot do that."),
    };

    private static async Task<TimeSpan> AskAsync(WebApplication app, Profile profile, string question, Samples stored)
    {
        var watch = Stopwatch.StartNew();
        var started = (StartTurnResult.Started)await app.Services.GetRequiredService<TurnRunner>().StartAsync(
            new TurnRequest(profile.Id, question, null, [], "bench"), CancellationToken.None);
        stored.Add(watch.Elapsed);
        TimeSpan? first = null;
        await foreach (var turnEvent in started.Turn.EventsAsync())
        {
            first ??= turnEvent is AnswerDelta ? watch.Elapsed : null;
            if (turnEvent is TurnDone { Result: var result } && result is not { Engine: "llm", Citations.Count: > 0 })
            {
                throw new InvalidOperationException($"The answer is not the model's: {result.Engine}, {result.Answer}");
            }
        }

        return first ?? throw new InvalidOperationException("There was no answer.");
    }

    private static async Task<TimeSpan> SendAsync(HttpClient client, StubProvider stub, string body, string? until)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, stub.BaseUrl + "/chat/completions")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", "Bearer " + StubProvider.Key } },
        };
        var watch = Stopwatch.StartNew();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        if (until is null)
        {
            JsonNode.Parse(await reader.ReadToEndAsync());
            return watch.Elapsed;
        }

        TimeSpan? seen = null;
        while (await reader.ReadLineAsync() is { } line)
        {
            seen ??= line.Contains(until, StringComparison.Ordinal) ? watch.Elapsed : null;
        }

        return seen ?? watch.Elapsed;
    }

    // The CV's own passages, and many of a document that is only in the index: as large as a profile can be, without an hour of indexing.
    private static async Task<Profile> FillAsync(WebApplication app)
    {
        var created = (CreateProfileResult.Created)await app.Services.GetRequiredService<ProfileRegistry>().CreateAsync(Viewer.Platform, "Anna Berg", null, null, CancellationToken.None);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Cv));
        await app.Services.GetRequiredService<DocumentStore>().AddAsync(created.Profile.Id, "cv.md", content, CancellationToken.None);
        await PipelineBenchmarks.RunAsync(app, created.Profile, force: true);
        await app.Services.GetRequiredService<ProfileRegistry>().SetEnabledAsync(Viewer.Platform, created.Profile.Slug, enabled: true, CancellationToken.None);

        var index = app.Services.GetRequiredService<IProfileIndex>();
        var status = await index.StatusAsync(created.Profile.Id, CancellationToken.None);
        var own = await index.ReadAsync(created.Profile.Id, [], 100, CancellationToken.None);
        var random = new Random(1);
        var vectors = await index.KnownVectorsAsync(created.Profile.Id, status.Encoder, [.. own.Select(chunk => TextHash.Of(chunk.Text))], CancellationToken.None);
        var dimensions = vectors.Values.Select(vector => vector.Length).DefaultIfEmpty(0).First();
        var chunks = own.Select(chunk => (chunk, Vector(random, dimensions))).ToList();
        var other = Ids.New(TimeProvider.System);
        chunks.AddRange(Enumerable.Range(chunks.Count, Passages - chunks.Count).Select(position => (Passage(random, other, position), Vector(random, dimensions))));
        await index.ReplaceAsync(created.Profile.Id, new IndexContent(status.ContentVersion, status.Encoder, dimensions, chunks), CancellationToken.None);
        return created.Profile;
    }

    // Words as languages have them: the word of rank r about 1/r as often as the first. The question's own words stand among them.
    private static Chunk Passage(Random random, Guid document, int position)
    {
        var text = string.Join(' ', Enumerable.Range(0, 120).Select(_ => Word(random))) + ".";
        return new Chunk($"{position:x64}", document, Topics.All[position % Topics.All.Count], "Experience", new TextSpan(position * 1_000, (position * 1_000) + text.Length), text, position);
    }

    private static string Word(Random random)
    {
        var rank = (int)Math.Pow(Vocabulary, random.NextDouble());
        return Known.GetValueOrDefault(rank) ?? "w" + rank.ToString(CultureInfo.InvariantCulture);
    }

    private static ReadOnlyMemory<float> Vector(Random random, int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return vector.Select(value => value / length).ToArray();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
