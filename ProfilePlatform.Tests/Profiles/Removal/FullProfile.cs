using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Api.Matching;

namespace ProfilePlatform.Tests.Profiles.Removal;

/// <summary>A profile of which the platform holds something of every kind, each with a word of its own that stands nowhere else.</summary>
internal static class FullProfile
{
    public const string Slug = "zwibelmarker";
    public const string Question = "Quastenflosser";

    /// <summary>Words of the name, fields, document, file name, prompt, question, header, slide, visitor's address, comment, own answer.</summary>
    public static readonly string[] Words =
    [
        "Zwibelmarker", "Headlinemarker", "Dokumentmarker", "filemarker", "Promptmarker", Question, "Lookmarker", "Slidemarker", "besuchmarker", "Commentmarker", Slug, "Cardmarker", "Antwortmarker",
    ];

    /// <summary>Words of what is sought and of a note to a match; both sides of the matches would hold them.</summary>
    public static readonly string[] MatchWords = ["Seekmarker", "Notemarker"];

    public static string Cv { get; } = Journey.Cv.Replace("Nordwind", "Dokumentmarker", StringComparison.Ordinal);

    /// <summary>Makes it over HTTP; <paramref name="owner"/> owns it.</summary>
    public static async Task<Guid> PublishAsync(HttpClient owner)
    {
        var (_, profile) = await owner.PostAsync("/api/profiles", new { display_name = "Zwibelmarker Berg", slug = Slug });
        await owner.PatchAsync($"/api/profiles/{Slug}", new { headline = "Headlinemarker", contact = new { phone = "+49 30 Headlinemarker" } });
        (await owner.UploadAsync(Slug, "filemarker.md", Cv)).Status.ShouldBe(201);
        await owner.IndexAsync(Slug);
        (await owner.PatchAsync($"/api/profiles/{Slug}/status", new { enabled = true })).Status.ShouldBe(200);
        (await owner.PatchAsync($"/api/profiles/{Slug}/prompts", new { tone = "Promptmarker" })).Status.ShouldBe(200);
        (await owner.SendAsync(HttpMethod.Put, $"/api/profiles/{Slug}/appearance", new { header_html = "<p>Lookmarker</p>", slides = new[] { new { title = "Slidemarker" } } })).Status.ShouldBe(200);
        var (_, answer) = await owner.PostAsync($"/api/profiles/{Slug}/chat", new { message = "What was built at Dokumentmarker? Mail besuchmarker@example.org" });
        await owner.PostAsync($"/api/profiles/{Slug}/chat", new { message = "Where did you study?", session_id = answer.Text("session_id") });
        await owner.PostAsync($"/api/profiles/{Slug}/chat", new { message = $"Does the {Question} sing opera?", session_id = answer.Text("session_id") });
        (await owner.PostAsync($"/api/profiles/{Slug}/chat/{answer.Text("session_id")}/feedback", new { turn = 1, helpful = true, comment = "Commentmarker" })).Status.ShouldBe(204);
        (await owner.PostAsync($"/api/profiles/{Slug}/answers", new { question = "Is there more to say?", answer = "Antwortmarker, yes." })).Status.ShouldBe(201);
        return profile.GetProperty("id").GetGuid();
    }

    /// <summary>
    /// Matches it with the profile of <paramref name="other"/>, which is made for it, both ways: with a reason that quotes it, a review, a mark and an own text for
    /// models.
    /// </summary>
    public static async Task MatchAsync(HttpClient owner, HttpClient other)
    {
        (await other.PostAsync("/api/profiles", new { display_name = "Other Side", slug = "other-side" })).Status.ShouldBe(201);
        (await other.UploadAsync("other-side", "cv.md", Journey.Cv)).Status.ShouldBe(201);
        await other.IndexAsync("other-side");
        (await other.PatchAsync("/api/profiles/other-side/status", new { enabled = true })).Status.ShouldBe(200);
        (await other.PatchAsync("/api/profiles/other-side", new { offers = "Tuning of pianos" })).Status.ShouldBe(200);
        (await owner.PatchAsync($"/api/profiles/{Slug}", new { seeks = "Seekmarker, tuning of pianos and a Seekmarker" })).Status.ShouldBe(200);
        (await owner.SendAsync(HttpMethod.Put, $"/api/profiles/{Slug}/llm-text", new { text = "<seeks>Seekmarker for pianos</seeks>" })).Status.ShouldBe(200);
        foreach (var side in new[] { owner, other })
        {
            var match = MatchHost.Items(await MatchHost.ScoreAsync(side, new { sides = "mutual" })).First(item => item.GetProperty("profile").Text("slug") is Slug or "other-side");
            var note = side == owner ? "Notemarker" : "They said Notemarker";
            (await side.SendAsync(HttpMethod.Put, $"/api/matches/{match.Text("id")}/review", new { match_score = 60, match_review = note })).Status.ShouldBe(200);
            (await side.SendAsync(HttpMethod.Put, $"/api/matches/{match.Text("id")}/mark", new { mark = "met" })).Status.ShouldBe(200);
        }
    }

    /// <summary>What calls of a model for it and for the platform itself cost.</summary>
    public static async Task SpendAsync(IServiceProvider services, Guid profileId, CancellationToken cancellationToken)
    {
        var ledger = services.GetRequiredService<UsageLedger>();
        foreach (var (profile, slug, tokens) in new (Guid?, string, int)[] { (profileId, Slug, 1_000), (profileId, Slug, 234), (null, "", 50) })
        {
            await ledger.AppendAsync(
                new UsageEntry
                {
                    At = TimeProvider.System.GetUtcNow(), ProfileId = profile, Slug = slug, Operation = "chat", Model = "m", TotalTokens = tokens,
                    PromptTokens = tokens, CostMicros = tokens,
                },
                cancellationToken);
        }

        await ledger.FlushAsync(cancellationToken);
    }

    /// <summary>Sum of the tokens of a list of usage.</summary>
    public static long Tokens(JsonElement usage) => usage.GetProperty("items").EnumerateArray().Sum(row => row.GetProperty("total").GetInt64());
}
