using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Features.Search.Page.Results;

namespace ProfilePlatform.Tests.Web.Pages.Search;

public sealed class SearchMarkupTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task Card_HostileText_IsText()
    {
        var person = People.Person(1, name: Hostile, firm: Hostile, place: Hostile) with
        {
            Headline = Hostile, WhyMatched = [Hostile], OpenToWork = true, WorkPreferredLocations = [Hostile],
        };

        var page = await Rendering.RenderAsync<ResultCard>(("Person", person));

        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.QuerySelector("h3 a")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".reasons li")!.TextContent.ShouldBe(Hostile);
    }

    [Fact]
    public async Task Card_Pending_SaysSo()
    {
        var page = await Rendering.RenderAsync<ResultCard>(("Person", People.Person(1, state: ReasonsStates.Pending)));

        page.QuerySelector(".reasons")!.GetAttribute("aria-busy").ShouldBe("true");
        page.QuerySelector(".pending")!.TextContent.ShouldContain("Better reasons");
    }

    [Fact]
    public async Task Card_Score_IsNoPercentOfAMatchAndItsPartsAreSpoken()
    {
        var page = await Rendering.RenderAsync<ResultCard>(("Person", People.Person(3)));

        page.QuerySelector(".score p")!.TextContent.ShouldBe("Score 74");
        page.Body!.TextContent.ShouldNotContain("%");
        page.QuerySelector("svg.meter")!.GetAttribute("aria-label").ShouldBe(
            "Parts of the score: Words of the query plus 60.0 points, Best card, by meaning plus 24.0 points, Another place minus 10.0 points");
    }

    [Fact]
    public async Task Meter_InFull_HasATableWithTheSum()
    {
        var page = await Rendering.RenderAsync<ScoreMeter>(("Contributions", People.Person(1).Contributions), ("Id", "x"), ("Full", true));

        page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        page.QuerySelector("tbody tr.minus td [aria-hidden]")!.TextContent.ShouldBe("−10.0");
        page.QuerySelector("tfoot td")!.TextContent.ShouldBe("74.0");
    }

    [Fact]
    public async Task ContactWays_OnlySafeAddresses_AreLinks()
    {
        var contact = new ContactView(true, "ana@example.org", "+49 30 1234", "javascript:alert(1)", Hostile);

        var page = await Rendering.RenderAsync<ContactWays>(("State", new ContactState(contact)));

        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["mailto:ana@example.org", "tel:+49301234"]);
        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.QuerySelectorAll("dd").Length.ShouldBe(4);
    }

    [Fact]
    public async Task ContactWays_MailWithParameters_IsNoLink()
    {
        var page = await Rendering.RenderAsync<ContactWays>(("State", new ContactState(new ContactView(true, "a@example.org?bcc=eve@example.org", "", "", ""))));

        page.QuerySelectorAll("a").ShouldBeEmpty();
    }
}
