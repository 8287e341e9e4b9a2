using Microsoft.Playwright;

namespace ProfilePlatform.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class StaticPagesTests(BrowserFixture browser)
{
    public static TheoryData<string> Pages => ["/", "/explore", "/explore?q=zzzz", "/explore?skill=Python", "/p/ananya-kulkundi", "/p/catalina-nancupil", "/login"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_WideAndNarrowLightAndDark_IsAccessibleAndClean(string path)
    {
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Dark), (1280, ColorScheme.Dark), (390, ColorScheme.Light) })
        {
            await using var visitor = await browser.VisitAsync(width, scheme);
            var response = await visitor.Page.GotoAsync(path);

            response!.Status.ShouldBe(200);
            (await visitor.Page.TitleAsync()).ShouldContain("ProfilePlatform");
            (await visitor.Page.Locator("meta[name=description]").GetAttributeAsync("content"))!.Length.ShouldBeGreaterThan(20);
            (await visitor.Page.Locator("h1").CountAsync()).ShouldBe(1);
            (await visitor.Page.Locator("script[src*=blazor]").CountAsync()).ShouldBe(0, "static pages open no circuit");
            await visitor.CheckPageAsync($"{path} at {width}, {scheme}");
            visitor.CheckFaults();
        }
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/p/nobody-of-this-name")]
    [InlineData("/chat/nobody-of-this-name")]
    public async Task Missing_Address_SaysSoOnAPage(string path)
    {
        await using var visitor = await browser.VisitAsync(390);
        var response = await visitor.Page.GotoAsync(path);

        response!.Status.ShouldBe(404);
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("There is nothing at this address");
        await visitor.CheckPageAsync(path);
    }

    [Fact]
    public async Task Theme_Switched_StaysThroughNavigation()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await visitor.Page.GotoAsync("/explore");

        (await visitor.Page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
    }

    [Fact]
    public async Task Explore_SearchThenFacet_NarrowsByAddress()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync("/explore");
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("kelp");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

        visitor.Page.Url.ShouldEndWith("/explore?q=kelp");
        (await visitor.Page.Locator(".person h3").AllInnerTextsAsync()).ShouldBe(["Catalina Ñancupil"]);
        visitor.CheckFaults();
    }

    [Fact]
    public async Task SkipLink_FirstTab_LeadsToTheContent()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync("/explore");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");

        (await visitor.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
        visitor.Page.Url.ShouldEndWith("/explore#main");
    }

    [Fact]
    public async Task Home_QuestionBox_SetsApartWhatIsNotInTheDocuments()
    {
        const string Events =
            """
            event: delta
            data: {"text":"She reads. [1]"}

            event: delta
            data: {"text":" She won a <b>prize</b>. (not in the documents)"}

            event: delta
            data: {"text":" She writes. [1]"}


            """;
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.RouteAsync("**/chat/stream", route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = Events }));
        await visitor.Page.GotoAsync("/");
        await visitor.Page.FillAsync("[data-ask] input[name=q]", "What did she win?");
        await visitor.Page.PressAsync("[data-ask] input[name=q]", "Enter");
        var answer = visitor.Page.Locator("[data-ask] [data-text]");

        await Assertions.Expect(answer.Locator("sup")).ToHaveCountAsync(2);
        (await answer.Locator(".unsupported").TextContentAsync()).ShouldBe("Not in the documents: She won a <b>prize</b>.Not in the documents");
        (await answer.TextContentAsync()).ShouldNotBeNull().ShouldNotContain("(not in the documents)");
        (await answer.Locator(".flag").GetAttributeAsync("aria-hidden")).ShouldBe("true");
    }

    [Fact]
    public async Task Home_QuestionBox_StreamsAnAnswerWithItsSources()
    {
        await using var visitor = await browser.VisitAsync();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator("#ask").FillAsync("Where did you study?");
        await visitor.Page.Locator("#ask").PressAsync("Enter");
        await visitor.Page.Locator("[data-sources] li").First.WaitForAsync();

        (await visitor.Page.Locator("[data-text]").InnerTextAsync()).Length.ShouldBeGreaterThan(20);
        await visitor.Page.Locator("[data-answer]:not([aria-busy])").WaitForAsync();
        await visitor.CheckPageAsync("home with an answer");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open the conversation" }).ClickAsync();
        await visitor.Page.Locator(".turn .tools").WaitForAsync();
        visitor.CheckFaults();
    }
}
