using System.Text.Json;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Tests.Llm;
using ProfilePlatform.Tests.Theming.Payloads;

namespace ProfilePlatform.Tests.Api;

public sealed class AppearanceApiTests : IAsyncLifetime
{
    private const string Path = "/api/profiles/ida-noor/appearance";
    private PlatformHost _host = null!;
    private HttpClient _owner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        _owner = await _host.SignInAsync("ida@example.org", Token);
        (await _owner.PostAsync("/api/profiles", new { display_name = "Ida Noor" })).Status.ShouldBe(201);
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Get_Untouched_ShowsThePlatformsSlidesAndNothingElse()
    {
        var (status, look) = await _owner.ReadAsync(Path);
        status.ShouldBe(200);
        look.Text("header_html").ShouldBeEmpty();
        look.Text("css").ShouldBeEmpty();
        look.GetProperty("theme").ValueKind.ShouldBe(JsonValueKind.Null);
        look.GetProperty("dropped").GetArrayLength().ShouldBe(0);
        look.GetProperty("slides").EnumerateArray().Select(slide => slide.Text("kind")).ShouldBe(["standard", "standard", "standard"]);
        look.GetProperty("slides")[0].Text("title").ShouldBe("Ask Ida Noor anything");
    }

    [Fact]
    public async Task Put_AllOfIt_StoresWhatIsLeftAndSaysWhatIsNot()
    {
        var (status, stored) = await PutAsync(new
        {
            header_html = "<p class=a onclick=alert(1)>Good <script>alert(1)</script>day</p>",
            css = ".a{color:#102030;position:fixed} @import 'https://evil.example';",
            slides = new object[]
            {
                new { kind = "quote", title = "", body = "She asks the right questions.", attribution = "Ida Falk", link = (string?)null },
                new { kind = "standard", title = "Billing", body = "Ten years.", link = "https://example.org/b" },
            },
            theme = new { background = "#FFFFFF", title = "#777777", body = "#333333", navigation = "#ffffff" },
        });
        status.ShouldBe(200, stored.ToString());
        stored.Text("header_html").ShouldBe("<p class=\"a\">Good day</p>");
        stored.Text("css").ShouldBe(".a { color: #102030 }");
        stored.GetProperty("dropped").EnumerateArray().Select(part => part.Text("what")).ShouldBe(["<p onclick=\"alert(1)\">", "<script>", "position: fixed", "@import"]);
        stored.GetProperty("slides")[0].Text("attribution").ShouldBe("Ida Falk");
        var theme = stored.GetProperty("theme");
        theme.Text("background").ShouldBe("#ffffff");
        theme.Text("body").ShouldBe("#333333");
        theme.GetProperty("corrected").GetBoolean().ShouldBeTrue();
        theme.GetProperty("ratios").GetProperty("body").GetDouble().ShouldBe(12.6347, 1e-4);
        theme.GetProperty("ratios").EnumerateObject().ShouldAllBe(ratio => ratio.Value.GetDouble() >= 4.5);

        var (_, read) = await _owner.ReadAsync(Path);
        read.Text("header_html").ShouldBe(stored.Text("header_html"));
        read.GetProperty("dropped").GetArrayLength().ShouldBe(0, "what is stored is clean");
        read.GetProperty("theme").GetProperty("corrected").GetBoolean().ShouldBeFalse("what is stored is corrected");
        var (again, same) = await PutAsync(read);
        again.ShouldBe(200, same.ToString());
        same.ToString().ShouldBe(read.ToString());
    }

    [Fact]
    public async Task Put_WithoutFields_GoesBackToThePlatforms()
    {
        (await PutAsync(new { header_html = "<p>x</p>", slides = Array.Empty<object>() })).Body.GetProperty("slides").GetArrayLength().ShouldBe(0, "no slides are a choice");
        var (status, bare) = await PutAsync(new { });
        status.ShouldBe(200);
        bare.Text("header_html").ShouldBeEmpty();
        bare.GetProperty("slides").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"slides":[{"kind":"video","title":"a"}]}""", "slides[0].kind")]
    [InlineData("""{"slides":[{"title":""}]}""", "slides[0].title")]
    [InlineData("""{"slides":[{"kind":"quote","title":"a"}]}""", "slides[0].body")]
    [InlineData("""{"slides":[{"title":"a","link":"javascript:alert(1)"}]}""", "slides[0].link")]
    [InlineData("""{"slides":[{"title":"a","link":"data:text/html,x"}]}""", "slides[0].link")]
    [InlineData("""{"slides":[{"title":"a","link":"/owner"}]}""", "slides[0].link")]
    [InlineData("""{"slides":[{"title":"a","role":"admin"}]}""", "slides[0]")]
    [InlineData("""{"slides":[{"title":"a"},{"title":"a"},{"title":"a"},{"title":"a"},{"title":"a"},{"title":"a"}]}""", "slides")]
    [InlineData("""{"slides":7}""", "slides")]
    [InlineData("""{"header_html":[]}""", "header_html")]
    [InlineData("""{"theme":{"background":"red","title":"#000000","body":"#000000","navigation":"#000000"}}""", "theme.background")]
    [InlineData("""{"theme":{"background":"#ffffff"}}""", "theme.title")]
    [InlineData("""{"theme":7}""", "theme")]
    [InlineData("""{"tier":"paid"}""", "tier")]
    public async Task Put_WrongFields_AreNamedAndNothingChanges(string body, string field)
    {
        var before = (await _owner.ReadAsync(Path)).Body.ToString();
        var (status, problem) = await PutAsync(JsonSerializer.Deserialize<JsonElement>(body));
        status.ShouldBe(400, problem.ToString());
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(field);
        (await _owner.ReadAsync(Path)).Body.ToString().ShouldBe(before);
    }

    [Fact]
    public async Task Put_TooMuch_IsRefusedWith413()
    {
        foreach (var (body, code) in new (object, string)[]
        {
            (new { header_html = new string('a', (32 * 1024) + 1) }, "header-too-large"),
            (new { header_html = string.Concat(Enumerable.Repeat("<div>", 257)) }, "header-too-deep"),
            (new { header_html = string.Concat(Enumerable.Repeat("<b>", 10_000)) }, "header-too-deep"),
            (new { css = string.Concat(Enumerable.Repeat("a{color:red}", 90_000)) }, "css-too-large"),
            (new { css = new string('/', (16 * 1024) + 1) }, "css-too-large"),
        })
        {
            var (status, problem) = await PutAsync(body);
            status.ShouldBe(413, problem.ToString());
            problem.Text("type").ShouldEndWith(code);
        }

        (await PutAsync(new { header_html = new string('a', 32 * 1024) })).Status.ShouldBe(200);
        (await _owner.ReadAsync(Path)).Body.Text("header_html").Length.ShouldBe(32 * 1024);
    }

    [Fact]
    public async Task Put_BasedOnAnOlderVersion_OverwritesNothing()
    {
        using var first = await SendAsync("\"0\"", """{"header_html":"<p>one</p>"}""");
        ((int)first.StatusCode).ShouldBe(200);
        first.Headers.ETag!.Tag.ShouldBe("\"1\"");
        using var second = await SendAsync("\"0\"", """{"header_html":"<p>two</p>"}""");
        ((int)second.StatusCode).ShouldBe(412);
        using var third = await SendAsync("\"nonsense\"", """{"header_html":"<p>two</p>"}""");
        ((int)third.StatusCode).ShouldBe(412);
        (await _owner.ReadAsync(Path)).Body.Text("header_html").ShouldBe("<p>one</p>");
        using var fourth = await SendAsync("\"1\"", """{"header_html":"<p>two</p>"}""");
        ((int)fourth.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Style_OfAHiddenProfile_IsForItsOwnerAlone()
    {
        (await PutAsync(new { header_html = "<p>x</p>", css = "p{color:#102030}" })).Status.ShouldBe(200);
        (await _owner.GetStringAsync(new Uri("/profiles/ida-noor/look.css", UriKind.Relative), Token)).ShouldBe(".look-header p { color: #102030 }");
        using var visitor = await _host.SignInAsync("", Token);
        using var hidden = await visitor.GetAsync(new Uri("/profiles/ida-noor/look.css", UriKind.Relative), Token);
        ((int)hidden.StatusCode).ShouldBe(404);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u202E")]
    public async Task Theme_WithoutAMood_IsRefused(string mood) => (await _owner.PostAsync(Path + "/theme", new { mood })).Status.ShouldBe(400);

    [Fact]
    public async Task Theme_WithoutAModel_ComesFromAPalette()
    {
        var (status, theme) = await _owner.PostAsync(Path + "/theme", new { mood = "deep sea" });
        status.ShouldBe(200);
        theme.Text("background").ShouldBe("#0b2545");
        theme.GetProperty("corrected").GetBoolean().ShouldBeFalse();
        theme.EnumerateObject().Select(field => field.Name).ShouldBe(["background", "title", "body", "navigation", "ratios", "corrected"]);
        (await _owner.ReadAsync(Path)).Body.GetProperty("theme").ValueKind.ShouldBe(JsonValueKind.Null, "nothing is stored");
        (await _owner.PostAsync(Path + "/theme", new { mood = new string('a', 201) })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Theme_SwitchedOff_IsNotThere()
    {
        await using var host = await PlatformHost.StartAsync(new Dictionary<string, string?> { ["CAROUSEL_AI_THEME_ENABLED"] = "false" }, cancellationToken: Token);
        var (_, profile) = await host.Admin.PostAsync("/api/profiles", new { display_name = "Ida Noor" });
        (await host.Admin.PostAsync($"/api/profiles/{profile.Text("slug")}/appearance/theme", new { mood = "calm" })).Status.ShouldBe(404);
        (await host.Admin.ReadAsync($"/api/profiles/{profile.Text("slug")}/appearance")).Status.ShouldBe(200);
        using var browser = new HttpClient { BaseAddress = host.Address };
        var page = await browser.GetStringAsync(new Uri($"/owner/{profile.Text("slug")}/look", UriKind.Relative), Token);
        page.ShouldContain("look-html");
        page.ShouldNotContain("look-mood");
    }

    [Fact]
    public async Task Theme_WhateverAModelSays_IsColoursThatCanBeRead()
    {
        await using var stub = await StubProvider.StartAsync();
        await using var host = await PlatformHost.StartAsync(stub.Settings, cancellationToken: Token);
        var (_, profile) = await host.Admin.PostAsync("/api/profiles", new { display_name = "Ida Noor" });
        var path = $"/api/profiles/{profile.Text("slug")}/appearance/theme";
        var palette = 0;
        StubReply[] replies =
        [
            StubReply.Json(new { background = "#112233", title = "#f0f0f0", body = "#e0e0e0", navigation = "#d0d0d0" }),
            StubReply.Json(new { background = "#808080", title = "#808080", body = "#7f7f7f", navigation = "#818181" }),
            StubReply.Json(new { background = "red", title = "#f0f0f0", body = "#e0e0e0", navigation = "#d0d0d0" }),
            StubReply.Json(new { background = "#fff;}body{display:none}", title = "#f0f0f0", body = "#e0e0e0", navigation = "#d0d0d0" }),
            StubReply.Json(new { background = "url(https://evil.example)", title = "</style><script>alert(1)</script>", body = "#e0e0e0", navigation = "#d0d0d0" }),
            StubReply.Json(new { background = "#112233" }), StubReply.Json(new { background = 7, title = Array.Empty<int>(), body = true, navigation = new { } }),
            StubReply.Text(""), StubReply.Text("I would choose blue."), StubReply.Text("{\"background\":"),
            .. Payload.Html.Take(40).Select(payload => StubReply.Json(new { background = payload, title = payload, body = payload, navigation = payload })),
            // Last: after faults the provider is left alone for a while.
            StubReply.Huge(200_000), StubReply.Malformed(), StubReply.Status(401), StubReply.Status(500),
        ];
        foreach (var (reply, at) in replies.Select((reply, at) => (reply, at)))
        {
            stub.Script = _ => reply;
            var (status, theme) = await host.Admin.PostAsync(path, new { mood = $"calm sea {at}" });
            status.ShouldBe(200, $"reply {at}");
            string[] parts = ["background", "title", "body", "navigation"];
            parts.ShouldAllBe(part => System.Text.RegularExpressions.Regex.IsMatch(theme.Text(part), "^#[0-9a-f]{6}$"), $"reply {at}");
            theme.GetProperty("ratios").EnumerateObject().ShouldAllBe(ratio => ratio.Value.GetDouble() >= 4.5, $"reply {at}");
            palette += theme.Text("background") is "#112233" or "#808080" ? 0 : 1;
        }

        palette.ShouldBe(replies.Length - 2);
        var asked = stub.Of(LlmOperation.Theme);
        asked.Count.ShouldBeGreaterThan(40);
        asked[0].AllText.ShouldContain("calm sea 0");
    }

    private Task<(int Status, JsonElement Body)> PutAsync(object body) => _owner.SendAsync(HttpMethod.Put, Path, body);

    private async Task<HttpResponseMessage> SendAsync(string ifMatch, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await _owner.SendAsync(request, Token);
    }
}
