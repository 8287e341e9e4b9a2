using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Identity;

/// <summary>The way in where no provider is configured.</summary>
public sealed class FirstAdminTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal) { ["IS_LOCAL"] = "false", ["SIGN_INS_PER_MINUTE"] = "10" };
    private readonly string _data = Directory.CreateTempSubdirectory("first-").FullName;
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(Settings, _data, Token);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Link_SignsInTheFirstAdmin_Once()
    {
        var token = (await LinkAsync())!;
        using var admin = Come();
        using (var opened = await admin.GetAsync("/login/first?token=" + token))
        {
            opened.StatusCode.ShouldBe(HttpStatusCode.OK, "opening it uses nothing up");
        }

        using var used = await admin.PostAsync("/login/first/use", ("token", token));
        used.Headers.Location!.ToString().ShouldBe("/admin");
        using var page = await admin.GetAsync("/admin");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var other = Come();
        using var again = await other.PostAsync("/login/first/use", ("token", token));
        again.Headers.Location!.ToString().ShouldBe("/login/first");
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await LinkAsync()).ShouldBeNull("the first admin is in");
        (await File.ReadAllTextAsync(Path.Combine(_data, "platform.db"), Token)).ShouldNotContain(token);
    }

    [Fact]
    public async Task Link_OlderThanANewOne_OrForeign_IsRefused()
    {
        var old = (await LinkAsync())!;
        await LinkAsync();
        using var eve = Come();
        foreach (var token in new[] { old, "", new string('0', 64) })
        {
            using var answer = await eve.PostAsync("/login/first/use", ("token", token));
            answer.Headers.Location!.ToString().ShouldBe("/login/first");
        }

        (await eve.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Link_TriedTooOften_IsNotLookedAt()
    {
        var token = (await LinkAsync())!;
        using var eve = Come();
        for (var n = 0; n < 10; n++)
        {
            using var wrong = await eve.PostAsync("/login/first/use", ("token", "wrong"));
        }

        using var late = await eve.PostAsync("/login/first/use", ("token", token));
        late.Headers.Location!.ToString().ShouldBe("/login/first");
        using var page = await eve.GetAsync("/login/start");
        page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task FirstAdmin_OnceAProviderIsConfigured_AdministersNothing()
    {
        using var admin = Come();
        using var used = await admin.PostAsync("/login/first/use", ("token", (await LinkAsync())!));
        var cookie = admin.Cookies.GetCookies(_host.Address)["session"]!.Value;
        await _host.DisposeAsync();
        await using var issuer = await IssuerStub.StartAsync();
        _host = await PlatformHost.StartAsync(issuer.Settings(), _data, Token);

        using var later = Come();
        later.Cookies.Add(_host.Address, new Cookie("session", cookie, "/"));
        using var page = await later.GetAsync("/admin");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var link = await later.PostAsync("/login/first/use", ("token", ""));
        link.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Link_AfterAnHour_IsRefused()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(Token);
        var token = (await LinkAsync())!;
        var fact = await db.Set<PlatformFact>().SingleAsync(row => row.Key == "first-admin-link", Token);
        var hour = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        long.Parse(fact.Value.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(hour - 60, hour);
        fact.Value = fact.Value.Split(' ')[0] + " 1000";
        await db.SaveChangesAsync(Token);

        using var late = Come();
        using var answer = await late.PostAsync("/login/first/use", ("token", token));
        answer.Headers.Location!.ToString().ShouldBe("/login/first");
    }

    private Task<string?> LinkAsync() => _host.Services.GetRequiredService<FirstAdminLink>().IssueAsync(Token);

    private Traveller Come() => new(_host.Address, null!);
}
