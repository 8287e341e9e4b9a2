using System.Net;

namespace ProfilePlatform.Tests.Api;

/// <summary>Who polls gets an answer's body only when it changed.</summary>
public sealed class AnswerTagTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        (await _host.Admin.PostAsync("/api/profiles", new { display_name = "Tag Test" })).Status.ShouldBe(201);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/api/profiles")]
    [InlineData("/api/profiles/tag-test")]
    [InlineData("/api/profiles/tag-test/index")]
    [InlineData("/api/profiles/tag-test/documents")]
    [InlineData("/api/profiles/tag-test/conversations")]
    [InlineData("/api/profiles/tag-test/leads")]
    [InlineData("/api/profiles/tag-test/unanswered")]
    [InlineData("/api/profiles/tag-test/usage")]
    [InlineData("/api/admin/users")]
    public async Task Unchanged_Is304WithoutABody(string path)
    {
        using var first = await GetAsync(path, null);
        var tag = first.Headers.ETag!.ToString();
        tag.ShouldStartWith("W/\"");
        first.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        (await first.Content.ReadAsStringAsync(Token)).ShouldStartWith("{");

        foreach (var known in new[] { tag, tag[2..], $"\"other\", {tag}", "*" })
        {
            using var again = await GetAsync(path, known);
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified, known);
            again.Headers.ETag!.ToString().ShouldBe(tag);
            (await again.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        }

        foreach (var unknown in new[] { "\"other\"", "nonsense", "" })
        {
            using var again = await GetAsync(path, unknown);
            again.StatusCode.ShouldBe(HttpStatusCode.OK, unknown);
        }
    }

    [Fact]
    public async Task Changed_HasAnotherTag()
    {
        using var before = await GetAsync("/api/profiles/tag-test/documents", null);
        (await _host.Admin.UploadAsync("tag-test", "a.md", "# Tag Test\n\nEngineer at Nordwind.")).Status.ShouldBe(201);
        using var after = await GetAsync("/api/profiles/tag-test/documents", before.Headers.ETag!.ToString());
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
    }

    [Fact]
    public async Task Refusal_HasNone_AndPromptsKeepTheirVersion()
    {
        using var missing = await GetAsync("/api/profiles/nobody/documents", "*");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.Headers.ETag.ShouldBeNull();
        using var prompts = await GetAsync("/api/profiles/tag-test/prompts", null);
        prompts.Headers.ETag!.ToString().ShouldBe("\"0\"");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        return await _host.Admin.SendAsync(request, Token);
    }
}
