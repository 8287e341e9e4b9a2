using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

/// <summary>Somebody at a browser window, who notes whatever the pages do wrong.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <param name="browser">The browser.</param>
    /// <param name="address">The application.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="withoutPolicy">True for a browser that heeds no content security policy.</param>
    public static async Task<Visitor> ComeAsync(IBrowser browser, Uri address, int width, ColorScheme scheme, bool withoutPolicy = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 800 },
            ColorScheme = scheme,
            BypassCSP = withoutPolicy,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                visitor._faults.Add(message.Text);
            }
        };
        visitor.Page.PageError += (_, error) => visitor._faults.Add(error);
        visitor.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                visitor._faults.Add("Outside request: " + request.Url);
            }
        };
        return visitor;
    }

    /// <summary>Acts as the user with this address; as an anonymous visitor where it is empty.</summary>
    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/login");
        if (email.Length == 0)
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Browse as an anonymous visitor" }).ClickAsync();
            return;
        }

        await Page.GetByLabel("Act as this person").FillAsync(email);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    /// <summary>Asks on a conversation page and waits for the whole answer.</summary>
    public async Task AskAsync(string question)
    {
        var turns = await Page.Locator(".turn").CountAsync();
        await Page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Page.Locator("#question").FillAsync(question);
        await Page.Locator("#question").PressAsync("Enter");
        await Page.Locator($".turn:nth-child({turns + 1}) .tools").WaitForAsync();
    }

    /// <summary>No violation of WCAG on the page as it is now, and nothing that has to be scrolled sideways.</summary>
    public async Task CheckPageAsync(string state)
    {
        var found = await Page.RunAxe();
        found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty($"axe, {state}");
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBeLessThanOrEqualTo(0, $"sideways scroll, {state}");
    }

    /// <summary>No script error, no refused resource, no request to anywhere else.</summary>
    public void CheckFaults() => _faults.ShouldBeEmpty();

    /// <summary>Forgets faults that a test has brought about itself.</summary>
    public void Forgive() => _faults.Clear();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
