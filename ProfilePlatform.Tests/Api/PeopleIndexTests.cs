using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

/// <summary>What owners do shows in the people index, in the whole application.</summary>
public sealed class PeopleIndexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-people-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Profile_PublishedHiddenAndShownAgain_IsFoundAccordingly()
    {
        string slug;
        await using (var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token))
        {
            slug = await host.Admin.PublishAnnaAsync();
            var found = (await UntilAsync(host, "senior engineer at Nordwind in Hamburg", 1))[0];
            found.Cards.Count.ShouldBeGreaterThan(0);
            found.Contributions.ShouldContain(term => term.Name == "parent_best");

            foreach (var (change, people) in new (object, int)[]
            {
                (new { visibility = "private" }, 0), (new { visibility = "members" }, 1), (new { visibility = "unlisted" }, 0), (new { visibility = "public", open_to_work = true }, 1),
            })
            {
                (await host.Admin.PatchAsync($"/api/profiles/{slug}", change)).Status.ShouldBe(200);
                await UntilAsync(host, "engineer", people);
            }

            await UntilAsync(host, "engineer open to work", 1);
            (await host.Admin.PatchAsync($"/api/profiles/{slug}/status", new { enabled = false })).Status.ShouldBe(200);
            await UntilAsync(host, "engineer", 0);
            (await host.Admin.PatchAsync($"/api/profiles/{slug}/status", new { enabled = true })).Status.ShouldBe(200);
            await UntilAsync(host, "engineer", 1);
        }

        PeopleIndexFiles.Delete(new DataDirectory(_folder));
        Directory.GetFiles(_folder, "search.*").ShouldBeEmpty();
        await using (var host = await PlatformHost.StartAsync(dataDir: _folder, cancellationToken: Token))
        {
            await UntilAsync(host, "engineer", 1);
            (await host.Admin.SendAsync(HttpMethod.Delete, $"/api/profiles/{slug}/documents/cv.md")).Status.ShouldBe(204);
            await Poll.UntilAsync(() => SearchAsync(host, "engineer"), people => people.Sum(person => person.Cards.Count) == 0, Token);
        }
    }

    private static Task<IReadOnlyList<RankedPerson>> UntilAsync(PlatformHost host, string query, int people) =>
        Poll.UntilAsync(() => SearchAsync(host, query), found => found.Count == people, Token);

    private static async Task<IReadOnlyList<RankedPerson>> SearchAsync(PlatformHost host, string text)
    {
        var criteria = RuleParser.Parse(text, TimeProvider.System);
        var encoder = host.Services.GetService<Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>>();
        var vector = encoder is null ? default : (await encoder.GenerateAsync([criteria.QueryEmbeddingText], cancellationToken: Token))[0].Vector;
        return (await host.Services.GetRequiredService<IPeopleIndex>().SearchAsync(new PeopleRequest().Query(criteria, vector, RankingProfile.Default), Token)).People;
    }
}
