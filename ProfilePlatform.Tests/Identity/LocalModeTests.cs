using System.Net;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Tests.Identity;

public sealed class LocalModeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Banner_StandsOnEveryPage()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        var slug = await host.Admin.PublishAnnaAsync();
        string[] pages =
        [
            "/", "/explore", "/login", "/login/first?token=x", "/register", "/owner", "/admin", "/admin/models", "/account", $"/chat/{slug}", $"/p/{slug}",
            $"/owner/{slug}", $"/owner/{slug}/documents", $"/owner/{slug}/index", $"/owner/{slug}/voice", $"/owner/{slug}/conversations", $"/owner/{slug}/usage", "/nothing",
        ];
        foreach (var path in pages)
        {
            using var answer = await host.Admin.GetAsync(new Uri(path, UriKind.Relative), Token);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("aria-label=\"Local mode\"", Case.Sensitive, path);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task EndedSession_IsAVisitor_NotTheLocalAdmin()
    {
        await using var host = await PlatformHost.StartAsync(cancellationToken: Token);
        using var copied = new Traveller(host.Address, null!);
        using var signedIn = await copied.PostAsync("/login/local", ("email", "ana@example.org"));
        var cookie = copied.Cookies.GetCookies(host.Address)["session"]!.Value;
        using var signedOut = await copied.PostAsync("/logout");
        signedOut.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var later = new Traveller(host.Address, null!);
        later.Cookies.Add(host.Address, new Cookie("session", cookie, "/"));
        (await later.Client.PostAsync("/api/profiles", new { display_name = "Anybody" })).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task LocalMode_OnAnOpenAddress_DoesNotStart(string urls) =>
        (await Should.ThrowAsync<InvalidOptionsException>(() => PlatformHost.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = urls }, cancellationToken: Token))).Message.ShouldContain("loopback");
}
