using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Identity.ApiKeys;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Api;

/// <summary>An account erased from its page takes along all that signs somebody in as it.</summary>
public sealed class AccountErasureTests : IAsyncLifetime
{
    private const string Email = "gone@example.org";

    private PlatformHost _host = null!;
    private HttpClient _here = null!;
    private HttpClient _elsewhere = null!;
    private HttpClient _program = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _here = await _host.SignInAsync(Email, Token);
        _elsewhere = await _host.SignInAsync(Email, Token);
        (await _here.PostAsync("/api/profiles", new { display_name = "Soon Gone" })).Status.ShouldBe(201);
        (await _here.ReadAsync("/api/me/credits")).Body.GetProperty("balance").GetInt64().ShouldBe(100);
        var (_, key) = await _here.PostAsync("/api/me/api-keys", new { name = "program", scope = "read" });
        _program = new HttpClient { BaseAddress = _host.Address };
        _program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text("key"));
        (await _program.ReadAsync("/api/me/credits")).Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        _here.Dispose();
        _elsewhere.Dispose();
        _program.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Form_AnotherAddress_ErasesNothing()
    {
        using var answer = await PostAsync(_here, "someone@example.org");

        answer.Headers.Location!.ToString().ShouldBe("/account?erase=mismatch");
        (await _here.ReadAsync("/api/profiles/soon-gone")).Status.ShouldBe(200);
        (await _here.GetStringAsync(new Uri("/account?erase=mismatch", UriKind.Relative), Token)).ShouldContain("Nothing was erased");
    }

    [Fact]
    public async Task Form_OwnAddress_TakesSessionsKeysCreditsAndProfileAlong()
    {
        using var answer = await PostAsync(_here, " Gone@Example.org ");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _program.ReadAsync("/api/me/credits")).Status.ShouldBe(401);
        (await _elsewhere.ReadAsync("/api/me/credits")).Status.ShouldBe(401);
        (await _host.Admin.ReadAsync("/api/profiles/soon-gone")).Status.ShouldBe(404);
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        (await db.Set<User>().AnyAsync(user => user.Email == Email, Token)).ShouldBeFalse();
        (await db.Set<SignIn>().AnyAsync(Token)).ShouldBeFalse();
        (await db.Set<ApiKey>().AnyAsync(Token)).ShouldBeFalse();
        (await db.Set<CreditAccount>().AnyAsync(Token)).ShouldBeFalse();
        (await db.Set<CreditEntry>().Select(entry => entry.UserId).Distinct().ToListAsync(Token)).ShouldBe([null]);
        (await db.Set<CreditEntry>().SumAsync(entry => entry.Amount, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/account/erase") { Content = new FormUrlEncodedContent([new("email", Email)]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await _here.SendAsync(foreign, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _here.ReadAsync("/api/profiles/soon-gone")).Status.ShouldBe(200);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string email)
    {
        using var form = new FormUrlEncodedContent([new("email", email)]);
        return await client.PostAsync(new Uri("/account/erase", UriKind.Relative), form, Token);
    }
}
