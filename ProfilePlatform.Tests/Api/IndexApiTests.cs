using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

public sealed class IndexApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Index_NewDocument_FilesPassagesByTopic()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        var index = await _host.Admin.IndexAsync(slug);

        index.GetProperty("chunks").GetInt32().ShouldBeGreaterThan(3);
        index.GetProperty("topics").TryGetProperty("experience", out _).ShouldBeTrue();
        index.GetProperty("topics").TryGetProperty("education", out _).ShouldBeTrue();
        Document(index).Text("name").ShouldBe("cv.md");
        Document(index).Text("state").ShouldBe("done");
        Document(index).GetProperty("chunks_added").GetInt32().ShouldBe(index.GetProperty("chunks").GetInt32());
    }

    [Fact]
    public async Task Index_NothingChanged_KeepsEveryPassage()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        var first = await _host.Admin.IndexAsync(slug);
        var second = await _host.Admin.IndexAsync(slug);

        Document(second).GetProperty("chunks_kept").GetInt32().ShouldBe(first.GetProperty("chunks").GetInt32());
        Document(second).GetProperty("chunks_added").GetInt32().ShouldBe(0);
        Document(second).GetProperty("chunks_removed").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Index_Forced_MakesEveryPassageAgain()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        var first = await _host.Admin.IndexAsync(slug);
        var forced = await _host.Admin.IndexAsync(slug, force: true);

        forced.GetProperty("chunks").GetInt32().ShouldBe(first.GetProperty("chunks").GetInt32());
        Document(forced).GetProperty("chunks_kept").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Index_DocumentReplaced_KeepsWhatStayedAndDropsWhatWent()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        await _host.Admin.IndexAsync(slug);
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv.Replace("Go, PostgreSQL, Kafka, Terraform", "Rust", StringComparison.Ordinal));
        var second = await _host.Admin.IndexAsync(slug);

        Document(second).GetProperty("chunks_added").GetInt32().ShouldBe(1);
        Document(second).GetProperty("chunks_removed").GetInt32().ShouldBe(1);
        Document(second).GetProperty("chunks_kept").GetInt32().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Index_AskedTwiceAtOnce_IsOneRun()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _host.Admin.PostAsync($"/api/profiles/{slug}/index")));
        var runs = answers.Select(answer => answer.Body.Text("run_id")).Distinct().ToList();
        await _host.Admin.EndOfRunAsync(slug, runs[^1]);

        answers.ShouldAllBe(answer => answer.Status == 202);
        // A late one may come after the first has ended; two at once would be two runs of one moment.
        runs.Count.ShouldBeLessThan(answers.Length);
    }

    [Fact]
    public async Task DeleteDocument_Indexed_TakesItsPassagesAndCardsAtOnce()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        await _host.Admin.UploadAsync(slug, "note.txt", "I spent a winter in Tromsø repairing the heating of a research station.");
        await _host.Admin.IndexAsync(slug);
        (await Cards(slug)).ShouldBeGreaterThan(1);
        using var response = await _host.Admin.DeleteAsync(
            new Uri($"/api/profiles/{slug}/documents/cv.md", UriKind.Relative), TestContext.Current.CancellationToken);
        var (_, index) = await _host.Admin.ReadAsync($"/api/profiles/{slug}/index");

        ((int)response.StatusCode).ShouldBe(204);
        index.GetProperty("chunks").GetInt32().ShouldBe(1);
        (await Cards(slug)).ShouldBe(0);
    }

    [Fact]
    public async Task Cards_OfACv_HaveTheShapeOfTheContract()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        await _host.Admin.IndexAsync(slug);
        var (_, cards) = await _host.Admin.ReadAsync($"/api/profiles/{slug}/cards");
        var card = cards.GetProperty("items").EnumerateArray().Single(item => item.Text("company_name") == "Nordwind GmbH");

        card.Text("kind").ShouldBe("experience");
        card.Text("title").ShouldBe("Senior Engineer");
        card.Text("start_date").ShouldBe("2019-03-01");
        card.Text("end_date").ShouldBe("2023-06-30");
        card.GetProperty("is_current").GetBoolean().ShouldBeFalse();
        card.Text("state").ShouldBe("proposed");
        var child = card.GetProperty("children").EnumerateArray().First();
        child.GetProperty("value").GetProperty("items").EnumerateArray().First().Text("description").ShouldNotBeEmpty();
        child.GetProperty("value").Text("raw_text").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RunEnd_DocumentDeletedMeanwhile_BringsBackNoneOfItsCards()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        await _host.Admin.IndexAsync(slug);
        var token = TestContext.Current.CancellationToken;
        var services = _host.Services;
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(token);
        var document = await db.Set<Document>().AsNoTracking().SingleAsync(token);
        var run = await db.Set<IndexRun>().AsNoTracking().SingleAsync(token);
        using var deleted = await _host.Admin.DeleteAsync(new Uri($"/api/profiles/{slug}/documents/cv.md", UriKind.Relative), token);
        var card = new ExperienceCard
        {
            Id = Ids.New(TimeProvider.System), ProfileId = run.ProfileId, DocumentId = document.Id, SourceKey = "gone", Kind = "experience", Title = "Gone",
        };
        await services.GetRequiredService<IndexRunEnd>().FinishAsync(run, new IndexContent(9, "", 0, []), [], [document], [card], token);

        (await Cards(slug)).ShouldBe(0);
    }

    [Fact]
    public async Task Index_DocumentOfNothingButHeadings_FailsAloneAndIsNotHeldInMemory()
    {
        var slug = await Profile();
        await _host.Admin.UploadAsync(slug, "cv.md", Journey.Cv);
        (await _host.Admin.UploadAsync(slug, "bomb.txt", string.Concat(Enumerable.Repeat("SKILLS\n", 20_000)))).Status.ShouldBe(201);
        var index = await _host.Admin.IndexAsync(slug);
        var documents = index.GetProperty("run").GetProperty("documents").EnumerateArray().ToDictionary(row => row.Text("name"), row => row.Text("state"));

        documents["bomb.txt"].ShouldBe("failed");
        documents["cv.md"].ShouldBe("done");
        index.GetProperty("chunks").GetInt32().ShouldBeLessThan(100);
    }

    private async Task<string> Profile() =>
        (await _host.Admin.PostAsync("/api/profiles", new { display_name = "Anna Berg" })).Body.Text("slug");

    private async Task<int> Cards(string slug) =>
        (await _host.Admin.ReadAsync($"/api/profiles/{slug}/cards")).Body.GetProperty("total").GetInt32();

    private static JsonElement Document(JsonElement index) => index.GetProperty("run").GetProperty("documents").EnumerateArray().First();
}
