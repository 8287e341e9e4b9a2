using System.Text.Json;
using Microsoft.Playwright;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Tests.Theming.Payloads;

namespace ProfilePlatform.Tests.Browser;

/// <summary>What attackers write, in a real browser that heeds no policy and in one that does: as it stands it runs, sanitised it never does.</summary>
[Collection(nameof(BrowserTests))]
public sealed class HeaderPayloadTests(BrowserFixture browser)
{
    private const int AtOnce = 60;

    // Each payload stands in a frame of its own, as the server would have written it; what runs says so to the frame around it. Then everything is touched.
    private const string Harness = """
        async payloads => {
          window.ran = new Set();
          const frames = payloads.map(([id, html]) => {
            const frame = document.createElement('iframe');
            frame.dataset.id = id;
            frame.srcdoc = `<!DOCTYPE html><html><body><div class="look-header">${html}</div></body></html>`;
            document.body.append(frame);
            return frame;
          });
          await Promise.all(frames.map(frame => new Promise(done => { frame.onload = done; setTimeout(done, 3000); })));
          for (const frame of frames) {
            let inner;
            try { inner = frame.contentDocument; } catch { continue; }
            for (const element of inner?.querySelectorAll('*') ?? []) {
              for (const attribute of [...element.attributes].filter(one => one.name.startsWith('on'))) {
                try { element.dispatchEvent(new frame.contentWindow.Event(attribute.name.slice(2), { bubbles: false, cancelable: true })); } catch { /* it threw, or the frame has gone elsewhere */ }
              }
              if (element.localName === 'a' && /^javascript:/i.test(element.href)) try { element.removeAttribute('target'); element.click(); } catch { /* as above */ }
            }
          }
          await new Promise(done => setTimeout(done, 100));
          for (const frame of frames) frame.remove();
          return [...window.ran];
        }
        """;

    private const string Alarm = """
        (() => {
          const tell = () => {
            try {
              // A payload may bring frames of its own.
              let at = window;
              while (at !== top && !at.frameElement?.dataset.id) at = at.parent;
              top.ran?.add(at.frameElement?.dataset.id ?? 'the page itself');
            } catch { /* another origin */ }
          };
          for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.defineProperty(window, name, { value: tell, configurable: false, writable: false });
          Object.defineProperty(window, '__pwned', { set: tell });
        })();
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Payloads_Sanitised_NeverRunNorFetch(bool withoutPolicy)
    {
        await using var visitor = await browser.VisitAsync(withoutPolicy: withoutPolicy);
        var page = visitor.Page;
        var outside = new List<string>();
        await page.Context.AddInitScriptAsync(Alarm);
        await page.Context.RouteAsync("**/*", route => route.Request.Url.StartsWith(browser.Address.ToString(), StringComparison.Ordinal)
            ? route.ContinueAsync()
            : Note(outside, route));
        await page.GotoAsync("/explore");

        var raw = withoutPolicy ? await RunAsync(page, Payload.Html) : [];
        var fetchedByRaw = outside.Count;
        outside.Clear();
        await page.GotoAsync("/explore");
        var clean = await RunAsync(page, [.. Payload.Html.Select(payload => HeaderSanitiser.Show(payload, "").Html)]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{Payload.Html.Count} payloads, policy {(withoutPolicy ? $"off: {raw.Count} ran as they stand, with {fetchedByRaw} requests" : "on")}; sanitised {clean.Count} ran, with {outside.Count} requests.");
        clean.Select(id => int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var at) ? Payload.Html[at] : id).ShouldBeEmpty();
        outside.ShouldBeEmpty();
        if (withoutPolicy)
        {
            raw.Count.ShouldBeGreaterThan(300, "the alarm must be able to ring");
            fetchedByRaw.ShouldBeGreaterThan(20);
        }
    }

    private static async Task<List<string>> RunAsync(IPage page, IReadOnlyList<string> payloads)
    {
        var ran = new List<string>();
        foreach (var batch in payloads.Select((html, id) => (html, id)).Chunk(AtOnce))
        {
            var found = await page.EvaluateAsync<JsonElement>(Harness, batch.Select(one => new object[] { one.id, one.html }).ToArray());
            ran.AddRange(found.EnumerateArray().Select(id => id.GetString()!));
        }

        return ran;
    }

    private static Task Note(List<string> outside, IRoute route)
    {
        lock (outside)
        {
            outside.Add(route.Request.Url);
        }

        return route.AbortAsync();
    }
}
