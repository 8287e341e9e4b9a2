using ProfilePlatform.Core.Chat;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Features.Chat;
using ProfilePlatform.Web.Features.Explore;
using ProfilePlatform.Web.Features.Indexing;
using ProfilePlatform.Web.Features.Owner;
using ProfilePlatform.Web.Features.Profiles;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class MarkupTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    private static readonly Citation Cited = new(1, "cv.pdf", 2, 0, 3, "abc");

    [Fact]
    public async Task AnswerText_HostileText_StaysText()
    {
        var page = await Rendering.RenderAsync<AnswerText>(("Text", $"{Hostile} “{Hostile}” [1]"), ("Citations", new[] { Cited }));

        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain(Hostile);
    }

    [Fact]
    public async Task AnswerText_Marker_NamesItsSource()
    {
        var page = await Rendering.RenderAsync<AnswerText>(("Text", "Yes. [1] And. [7]"), ("Citations", new[] { Cited }));

        var markers = page.QuerySelectorAll("sup > button");
        markers[0].GetAttribute("aria-label").ShouldBe("Source 1: cv.pdf, page 2");
        markers[0].TextContent.ShouldBe("1");
        markers[0].HasAttribute("disabled").ShouldBeFalse();
        markers[1].HasAttribute("disabled").ShouldBeTrue("a number without a passage opens nothing");
    }

    [Fact]
    public async Task AnswerText_NotInTheDocuments_IsSaidToScreenReadersToo()
    {
        var page = await Rendering.RenderAsync<AnswerText>(("Text", $"Yes. [1] {Hostile} moon. (not in the documents)"), ("Citations", new[] { Cited }));

        var apart = page.QuerySelector(".unsupported")!;
        apart.QuerySelector(".visually-hidden")!.TextContent.ShouldBe("Not in the documents: ");
        apart.QuerySelector(".flag")!.GetAttribute("aria-hidden").ShouldBe("true");
        page.QuerySelectorAll("img, script").ShouldBeEmpty();
    }

    [Fact]
    public async Task TurnItem_Interrupted_SaysSoOnceAndOffersToAskAgain()
    {
        var turn = new ShownTurn("Where?");
        turn.Apply(new TurnDone(new TurnResult("There and. The answer was interrupted here; please ask again for the rest.", [], [], "abc", 1, TokensUsed.None, "llm", Answered: true) { Interrupted = true }));

        var page = await Rendering.RenderAsync<TurnItem>(("Turn", turn), ("FirstName", "Ana"));

        page.QuerySelector(".answer p")!.TextContent.ShouldEndWith("The answer was interrupted here; please ask again for the rest.");
        page.QuerySelector(".broke-off")!.TextContent.Trim().ShouldBe("Ask again");
        page.QuerySelector(".note.lost").ShouldBeNull();
    }

    [Fact]
    public async Task TurnItem_Refusal_LooksDifferentAndSaysWhy()
    {
        var page = await TurnAsync(answered: false);

        page.QuerySelector(".refusal")!.TextContent.ShouldContain("Not in Ana’s documents");
        page.QuerySelectorAll(".tools").Length.ShouldBe(1);
    }

    [Fact]
    public async Task TurnItem_Answer_IsNoRefusal()
    {
        var page = await TurnAsync(answered: true);

        page.QuerySelector(".refusal").ShouldBeNull();
        page.QuerySelector(".question")!.TextContent.ShouldBe("You asked: Where?");
    }

    [Fact]
    public async Task TurnItem_Failed_OffersToAskAgain()
    {
        var turn = new ShownTurn("Where?");
        turn.Apply(new TurnFailed("Not now."));

        var page = await Rendering.RenderAsync<TurnItem>(("Turn", turn), ("FirstName", "Ana"));

        page.QuerySelector(".note.lost p")!.TextContent.ShouldBe("Not now.");
        page.QuerySelector(".note.lost button")!.TextContent.ShouldContain("Ask again");
    }

    [Fact]
    public async Task TurnItem_Waiting_SaysWhatIsLookedAt()
    {
        var turn = new ShownTurn("Where?");
        turn.Apply(new IntentFound(["experience", "skills"]));

        var page = await Rendering.RenderAsync<TurnItem>(("Turn", turn), ("FirstName", "Ana"));

        page.QuerySelector(".progress")!.TextContent.ShouldBe("Looking at experience, skills…");
        page.QuerySelector("[aria-busy=true]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Suggestions_BeforeThePageIsLive_AreLinksThatAsk()
    {
        var page = await Rendering.RenderAsync<Suggestions>(("Questions", new[] { "C++ & Go?" }), ("Slug", "ana"));

        page.QuerySelector("a.chip")!.GetAttribute("href").ShouldBe("/chat/ana?q=C%2B%2B%20%26%20Go%3F");
    }

    [Fact]
    public async Task PersonCard_HostileProfile_StaysText()
    {
        var person = PersonSummary.Of(new Profile { Slug = "x", DisplayName = Hostile, Headline = Hostile, Location = Hostile, Skills = [Hostile], OpenToWork = true });

        var page = await Rendering.RenderAsync<PersonCard>(("Person", person));

        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.QuerySelector("h3 a")!.GetAttribute("href").ShouldBe("/p/x");
        page.QuerySelector("a.ask")!.GetAttribute("aria-label").ShouldBe($"Ask {Hostile}");
        page.QuerySelector(".place .tag")!.TextContent.ShouldBe("Open to work");
    }

    [Fact]
    public async Task FacetList_ChosenValue_CanBeLetGo()
    {
        var query = new ListingQuery("kelp", "R", null, null, false, 3);
        var facets = new DirectoryFacets([new Facet("R", 2), new Facet("SQL", 1)], [], [new Facet("contact", 5)], 0);

        var page = await Rendering.RenderAsync<FacetList>(("Query", query), ("Facets", facets));

        var links = page.QuerySelectorAll(".wide a");
        links.Length.ShouldBe(2, "contact tells nobody apart");
        links[0].GetAttribute("aria-current").ShouldBe("true");
        links[0].GetAttribute("href").ShouldBe("/explore?q=kelp");
        links[1].GetAttribute("href").ShouldBe("/explore?q=kelp&skill=SQL");
    }

    [Fact]
    public async Task NobodyFound_OffersWhatCanBeLetGo()
    {
        var page = await Rendering.RenderAsync<NobodyFound>(("Query", new ListingQuery("kelp", "R", null, null, false, 1)));

        page.QuerySelectorAll(".actions a").Select(link => link.GetAttribute("href")).ShouldBe(["/explore?skill=R", "/explore?q=kelp"]);
    }

    [Fact]
    public async Task Timeline_Card_CanBeAskedAbout()
    {
        var card = new ExperienceCard { Title = "Chef", CompanyName = "Dakshin", StartDate = "2020-03-01", IsCurrent = true, Summary = Hostile };

        var page = await Rendering.RenderAsync<Timeline>(("Heading", "Experience"), ("Slug", "ravi"), ("Cards", new[] { card }));

        page.QuerySelectorAll("img, script").ShouldBeEmpty();
        page.QuerySelector(".when")!.TextContent.ShouldContain("Mar 2020 – now");
        page.QuerySelector(".ask")!.GetAttribute("href").ShouldBe("/chat/ravi?q=What%20did%20you%20do%20as%20Chef%20at%20Dakshin%3F");
    }

    [Fact]
    public async Task RunProgress_EachDocument_HasItsStageInWords()
    {
        var run = new IndexRun
        {
            State = IndexState.Running,
            Documents =
            [
                new IndexRunDocument { Name = "cv.pdf", State = IndexState.Running, Stage = "splitting" },
                new IndexRunDocument { Name = "bad.pdf", State = IndexState.Failed, Error = "The document is damaged." },
            ],
        };

        var page = await Rendering.RenderAsync<RunProgress>(("Run", run));

        var bars = page.QuerySelectorAll("[role=progressbar]");
        bars[0].GetAttribute("aria-valuenow").ShouldBe("1");
        bars[0].GetAttribute("aria-valuetext").ShouldBe("Finding sections and passages");
        page.QuerySelector("li.failed .state")!.TextContent.ShouldBe("The document is damaged.");
    }

    [Fact]
    public async Task Checklist_NothingIndexed_CannotBeSwitchedOn()
    {
        var profile = new Profile { Slug = "ana", DisplayName = "Ana" };

        var first = await Rendering.RenderAsync<Checklist>(("Profile", profile), ("State", new GoLive(0, 0, false, false)));
        var last = await Rendering.RenderAsync<Checklist>(("Profile", profile), ("State", new GoLive(1, 12, false, false)));

        first.QuerySelector("a.button")!.GetAttribute("href").ShouldBe("/owner/ana/documents");
        first.QuerySelectorAll("button").ShouldBeEmpty();
        last.QuerySelector("button")!.HasAttribute("disabled").ShouldBeFalse();
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> TurnAsync(bool answered)
    {
        var turn = new ShownTurn("Where?");
        turn.Apply(new TurnDone(new TurnResult("There. [1]", [Cited], [], "abc", 1, TokensUsed.None, "local", answered)));
        return Rendering.RenderAsync<TurnItem>(("Turn", turn), ("FirstName", "Ana"));
    }
}
