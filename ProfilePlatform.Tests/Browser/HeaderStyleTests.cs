using System.Net.Http.Json;
using Microsoft.Playwright;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Tests.Api;
using ProfilePlatform.Tests.Theming.Payloads;

namespace ProfilePlatform.Tests.Browser;

/// <summary>Hostile CSS on the conversation's real page: the notice, the question box and Send stay where they are, and nothing is fetched.</summary>
[Collection(nameof(BrowserTests))]
public sealed class HeaderStyleTests(BrowserFixture browser)
{
    private const string Slug = "noemie-larivee";
    private const string Header = """<div class="owner a platform-footer" title="x"><h2>Hello</h2><p>I write <a href="https://example.org/">here</a>.</p><ul><li>one</li></ul></div>""";

    // Null where all three are seen and can be clicked; else what is wrong.
    private const string Look = """
        () => {
          for (const [name, part] of [['notice', '#question-line > span'], ['input', '#question'], ['send', 'button[aria-label=Send]']]) {
            const element = document.querySelector(part);
            const box = element.getBoundingClientRect();
            if (box.width < 8 || box.height < 8) return `${name} has no size`;
            if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) return `${name} is out of sight`;
            const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            if (!hit || !(element === hit || element.contains(hit))) return `${name} is covered by ${hit?.outerHTML.slice(0, 60)}`;
            const style = getComputedStyle(element);
            if (style.visibility !== 'visible' || parseFloat(style.fontSize) < 8 || /^rgba\(.*, 0\)$/.test(style.color)) return `${name} cannot be read`;
            for (let up = element; up; up = up.parentElement) {
              const its = getComputedStyle(up);
              if (parseFloat(its.opacity) < 0.5 || its.filter !== 'none' || its.pointerEvents === 'none' || its.animationName !== 'none') return `${name} is veiled`;
            }
          }
          return null;
        }
        """;

    private const string Wear = """
        address => new Promise(done => {
          const link = document.querySelector('link[href*="/look.css"]');
          link.onload = link.onerror = () => requestAnimationFrame(() => setTimeout(done, 30));
          link.href = address;
        })
        """;

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task Payloads_OnThePage_HideNothingAndFetchNothing(bool withoutPolicy, int width)
    {
        await PutAsync(new { header_html = Header, css = ".a { color: #102030 }" });
        await using var visitor = await browser.VisitAsync(width, withoutPolicy: withoutPolicy);
        var page = visitor.Page;
        var css = "";
        var outside = new List<string>();
        await page.Context.RouteAsync("**/*", route =>
        {
            if (route.Request.Url.Contains("/look.css", StringComparison.Ordinal))
            {
                return route.FulfillAsync(new() { ContentType = "text/css; charset=utf-8", Body = css });
            }

            if (route.Request.Url.StartsWith(browser.Address.ToString(), StringComparison.Ordinal))
            {
                return route.ContinueAsync();
            }

            lock (outside)
            {
                outside.Add(route.Request.Url);
            }

            return route.AbortAsync();
        });
        await page.GotoAsync($"/chat/{Slug}");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await page.EvaluateAsync<string?>(Look)).ShouldBeNull("before anything");

        var (harmful, fetched, wrong) = (0, 0, new List<string>());
        var payloads = Payload.Css.Append(string.Join('\n', Payload.Css)).ToList();
        foreach (var (payload, at) in payloads.Select((payload, at) => (payload, at)))
        {
            css = payload;
            await page.EvaluateAsync(Wear, $"/profiles/{Slug}/look.css?raw={at}");
            harmful += await page.EvaluateAsync<string?>(Look) is null ? 0 : 1;
            fetched += Take(outside);
            css = HeaderSanitiser.Show("", payload).Css;
            await page.EvaluateAsync(Wear, $"/profiles/{Slug}/look.css?clean={at}");
            // What the raw one began may still come in while the clean one is put on; what the clean one fetches comes in once more when it is put on again.
            Take(outside);
            await page.EvaluateAsync(Wear, $"/profiles/{Slug}/look.css?again={at}");
            if (await SettledAsync(page) is { } fault)
            {
                wrong.Add($"{payload}: {fault}");
            }

            if (Take(outside) > 0)
            {
                wrong.Add($"{payload}: fetched something");
            }
        }

        wrong.ShouldBeEmpty();
        harmful.ShouldBeGreaterThan(5, "as they stand, some of them hide something");
        if (withoutPolicy)
        {
            fetched.ShouldBeGreaterThan(5, "as they stand, some of them fetch something");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Payloads_AllStored_LeaveThePageWhole(bool withoutPolicy)
    {
        var html = string.Concat(Payload.Html.Where(payload => payload.Length < 300).Take(120)) + Header;
        await PutAsync(new { header_html = html, css = string.Join('\n', Payload.Css) + "\n.a { color: #0f6b66; border: 1px solid #0f6b66 }" });
        await using var visitor = await browser.VisitAsync(withoutPolicy: withoutPolicy);
        foreach (var path in new[] { $"/chat/{Slug}", $"/p/{Slug}", $"/owner/{Slug}/look" })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.Page.Locator(".look-header").First.WaitForAsync();
        }

        await visitor.Page.GotoAsync($"/chat/{Slug}");
        await visitor.Page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await visitor.Page.EvaluateAsync<string?>(Look)).ShouldBeNull();
        (await visitor.Page.EvaluateAsync<int>("document.querySelectorAll('.look-header script, .look-header style, .look-header [onclick], .look-header [onerror]').length")).ShouldBe(0);
        // Whatever the header says, asking works.
        await visitor.AskAsync("Where did you study?");
        visitor.CheckFaults();
    }

    // Where motion is reduced, every element takes an inherited property over a frame after its parent: the raw sheet wears off from outside in.
    private static async Task<string?> SettledAsync(IPage page)
    {
        try
        {
            await page.WaitForFunctionAsync($"() => ({Look})() === null", null, new() { Timeout = 5_000 });
            return null;
        }
        catch (TimeoutException)
        {
            return await page.EvaluateAsync<string?>(Look);
        }
    }

    private static int Take(List<string> outside)
    {
        lock (outside)
        {
            var count = outside.Count;
            outside.Clear();
            return count;
        }
    }

    private async Task PutAsync(object look)
    {
        using var client = new HttpClient { BaseAddress = browser.Address };
        using var response = await client.PutAsJsonAsync(new Uri($"/api/profiles/{Slug}/appearance", UriKind.Relative), look, TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
