using Microsoft.Playwright;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class LookPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, "ines-valadares")]
    [InlineData(390, ColorScheme.Dark, "wanjiru-kamande")]
    public async Task Look_MadeSavedShown_IsWhatThePreviewShowed(int width, ColorScheme scheme, string slug)
    {
        await using var visitor = await browser.VisitAsync(width, scheme);
        var page = visitor.Page;
        await OpenAsync(page, slug);
        await visitor.CheckPageAsync("look untouched");

        await page.GetByLabel("HTML").FillAsync("""<h2 class="hi">Good day</h2><p>I build <strong>bridges</strong>.</p><script>window.__pwned=1</script><img src=x onerror="window.__pwned=1">""");
        await page.GetByLabel("CSS").FillAsync(".hi { color: var(--accent) } body { display: none } .hi { position: fixed }");
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await preview.Locator(".look-header h2").WaitForAsync();
        await preview.GetByText("Left out:").WaitForAsync();
        await preview.GetByText("Scripts do not run here.").First.WaitForAsync();
        await preview.GetByText("The header stays in its place.").WaitForAsync();
        await Assertions.Expect(preview.Locator(".look-header h2")).ToHaveCSSAsync("color", scheme == ColorScheme.Light ? "rgb(15, 107, 102)" : "rgb(79, 179, 171)");
        await visitor.CheckPageAsync("look with a header");

        await page.GetByLabel("Colours for a mood").FillAsync("deep sea");
        await page.GetByLabel("Colours for a mood").PressAsync("Enter");
        await page.GetByText("From a palette.").WaitForAsync();
        await page.GetByText("Not saved yet").WaitForAsync();
        await preview.Locator(".carousel[style*='#0b2545']").WaitForAsync();
        // The title as dark as what is behind it.
        await page.Locator("#look-title").EvaluateAsync("(box, colour) => { box.value = colour; box.dispatchEvent(new Event('change', { bubbles: true })); }", "#0b2546");
        await page.GetByText("1.00 : 1 was too little; corrected").Or(page.GetByText("1.01 : 1 was too little; corrected")).WaitForAsync();
        await visitor.CheckPageAsync("look with colours");

        await SaveAsync(page);
        await page.GetByText("Saved without what is listed as left out.").WaitForAsync();
        (await page.GetByLabel("CSS").InputValueAsync()).ShouldBe(".hi { color: var(--accent) }");
        await page.GotoAsync($"/chat/{slug}");
        (await page.Locator(".look-header").InnerTextAsync()).ShouldContain("I build bridges.");
        await Assertions.Expect(page.Locator(".look-header h2")).ToHaveCSSAsync("color", scheme == ColorScheme.Light ? "rgb(15, 107, 102)" : "rgb(79, 179, 171)");
        (await page.EvaluateAsync<bool>("'__pwned' in window")).ShouldBeFalse();
        await visitor.CheckPageAsync("the conversation with a look");
        await page.GotoAsync($"/p/{slug}");
        (await page.Locator(".look-header").InnerTextAsync()).ShouldContain("Good day");
        await visitor.CheckPageAsync("the person with a look");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Slides_ByKeyboard_AreAddedMovedTakenAwayAndRestored()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await OpenAsync(page, "ruth-adebanjo");
        await FocusAndPressAsync(page, "Add a slide");
        await FocusedAsync(page, "SELECT");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("She asks the right questions.");
        await page.GetByRole(AriaRole.Group, new() { Name = "Slide 4" }).GetByLabel("Who said it").FillAsync("Ida Falk");

        await FocusAndPressAsync(page, "Move slide 4 up");
        await FocusedNameAsync(page, "Move slide 3 up");
        await page.Keyboard.PressAsync("Enter");
        await FocusedNameAsync(page, "Move slide 2 up");
        await FocusAndPressAsync(page, "Remove slide 1");
        await FocusedNameAsync(page, "Remove slide 1");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Slide 1" }).GetByLabel("What was said")).ToHaveValueAsync("She asks the right questions.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo last step" }).ClickAsync();
        await Assertions.Expect(page.Locator("fieldset.slide")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Group, new() { Name = "Slide 1" }).GetByLabel("Link, if any").FillAsync("javascript:alert(1)");
        await SaveAsync(page);
        await page.GetByText("Must begin with https://").WaitForAsync();
        await visitor.CheckPageAsync("a slide with a fault");
        await page.GetByRole(AriaRole.Group, new() { Name = "Slide 1" }).GetByLabel("Link, if any").FillAsync("https://example.org/");
        await SaveAsync(page);
        await page.GetByText("Saved. Visitors see it from now on.").WaitForAsync();

        await page.GotoAsync("/chat/ruth-adebanjo");
        var carousel = page.Locator(".carousel:visible");
        await Assertions.Expect(carousel.Locator("[data-slide-number]")).ToHaveTextAsync("1 / 4");
        await carousel.GetByRole(AriaRole.Button, new() { Name = "Next slide" }).ClickAsync();
        await Assertions.Expect(carousel.Locator("[data-slide-number]")).ToHaveTextAsync("2 / 4");
        await Assertions.Expect(carousel.Locator("blockquote")).ToBeInViewportAsync();
        await carousel.Locator("[data-slides]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(carousel.Locator("[data-slide-number]")).ToHaveTextAsync("3 / 4");
        await carousel.GetByRole(AriaRole.Button, new() { Name = "Next slide" }).ClickAsync();
        await carousel.GetByRole(AriaRole.Button, new() { Name = "Next slide" }).ClickAsync();
        await Assertions.Expect(carousel.Locator("[data-slide-number]")).ToHaveTextAsync("1 / 4");

        await OpenAsync(page, "ruth-adebanjo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore the standard slides" }).ClickAsync();
        await SaveAsync(page);
        await page.GetByText("Saved. Visitors see it from now on.").WaitForAsync();
        await Assertions.Expect(page.Locator("fieldset.slide")).ToHaveCountAsync(3);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Look_TwoTabs_TellTheSecondAndKeepItsWork()
    {
        await using var visitor = await browser.VisitAsync();
        var first = visitor.Page;
        var second = await first.Context.NewPageAsync();
        await OpenAsync(first, "farhan-qadri");
        await OpenAsync(second, "farhan-qadri");
        await first.GetByLabel("HTML").FillAsync("<p>From the first tab.</p>");
        await SaveAsync(first);
        await first.GetByText("Saved.").WaitForAsync();

        await second.GetByLabel("HTML").FillAsync("<p>From the second tab.</p>");
        await SaveAsync(second);
        await second.GetByText("Yours is still here and not saved.").WaitForAsync();
        (await second.GetByLabel("HTML").InputValueAsync()).ShouldBe("<p>From the second tab.</p>");
        await second.GetByRole(AriaRole.Button, new() { Name = "Drop mine, show theirs" }).ClickAsync();
        await Assertions.Expect(second.GetByLabel("HTML")).ToHaveValueAsync("<p>From the first tab.</p>");
        await second.GetByLabel("HTML").FillAsync("<p>Third.</p>");
        await SaveAsync(second);
        await second.GetByText("Saved.").WaitForAsync();
        await first.GetByLabel("HTML").FillAsync("<p>Mine.</p>");
        await SaveAsync(first);
        await first.GetByRole(AriaRole.Button, new() { Name = "Save mine over it" }).ClickAsync();
        await first.GetByText("Saved.").WaitForAsync();
        await first.GotoAsync("/chat/farhan-qadri");
        (await first.Locator(".look-header").InnerTextAsync()).ShouldBe("Mine.");
        visitor.CheckFaults();
    }

    [Fact]
    public async Task Look_TooLarge_SaysSoAndKeepsWhatWasTyped()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await OpenAsync(page, "ines-valadares");
        await page.GetByLabel("CSS").FillAsync(new string(' ', 10) + string.Concat(Enumerable.Repeat("p{color:red}", 1_500)));
        await page.GetByText("The CSS must not be larger than 16 KB.").First.WaitForAsync();
        await SaveAsync(page);
        await page.GetByText("Not saved. The CSS must not be larger than 16 KB.").WaitForAsync();
        (await page.GetByLabel("CSS").InputValueAsync()).Length.ShouldBeGreaterThan(16_000);
        await page.GetByRole(AriaRole.Button, new() { Name = "Drop all changes" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("CSS")).Not.ToHaveValueAsync(new System.Text.RegularExpressions.Regex("p\\{color:red\\}"));
        visitor.CheckFaults();
    }

    private static async Task OpenAsync(IPage page, string slug)
    {
        await page.GotoAsync($"/owner/{slug}/look");
        await page.Locator("[data-live-page]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private static async Task FocusAndPressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task<IJSHandle> FocusedAsync(IPage page, string element) => page.WaitForFunctionAsync("name => document.activeElement.tagName === name", element);

    private static Task<IJSHandle> FocusedNameAsync(IPage page, string label) => page.WaitForFunctionAsync("name => document.activeElement.ariaLabel === name", label);
}
