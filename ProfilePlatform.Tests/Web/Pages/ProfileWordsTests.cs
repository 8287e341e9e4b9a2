using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Explore;
using ProfilePlatform.Web.Features.Profiles;

namespace ProfilePlatform.Tests.Web.Pages;

public sealed class ProfileWordsTests
{
    [Theory]
    [InlineData("2019-03-01", "2022-06-30", false, "Mar 2019 – Jun 2022")]
    [InlineData("2019-03-01", null, true, "Mar 2019 – now")]
    [InlineData("2018-01-01", "2020-12-31", false, "2018 – 2020")]
    [InlineData("2026-01-01", "2026-12-31", false, "2026")]
    [InlineData("2018-01-01", null, true, "2018 – now")]
    [InlineData(null, "2020-12-31", false, "2020")]
    [InlineData("2019-03-01", "2019-03-31", false, "Mar 2019")]
    [InlineData(null, null, true, "Now")]
    [InlineData(null, null, false, "")]
    public void Period_AsPeopleWriteIt(string? start, string? end, bool isCurrent, string expected) =>
        Period.Of(start, end, isCurrent).ShouldBe(expected);

    [Theory]
    [InlineData("2019-03-01", "2022-06-30", false, "3 yr 4 mo")]
    [InlineData("2025-12-01", null, true, "1 yr")]
    [InlineData("2026-11-01", "2026-11-30", false, "")]
    [InlineData("2026-11-01", "2025-11-30", false, "")]
    [InlineData(null, "2022-06-30", false, "")]
    [InlineData("not a date", "2022-06-30", false, "")]
    [InlineData("2007-01-01", "2011-12-31", false, "4 yr")]
    [InlineData("2017-01-01", "2017-12-31", false, "")]
    [InlineData("2021-01-01", null, true, "5 yr")]
    public void PeriodLength_InYearsAndMonths(string? start, string? end, bool isCurrent, string expected) =>
        Period.Length(start, end, isCurrent, new DateOnly(2026, 11, 20)).ShouldBe(expected);

    [Fact]
    public void SkillUses_WholeWordsOnly()
    {
        var google = new ExperienceCard { Title = "Engineer at Google", Summary = "Wrote C++ and SQL." };
        var go = new ExperienceCard { Title = "Engineer", Summary = "Services in Go, mostly." };

        var uses = SkillUses.Of(["Go", "C++", ""], [google, go]);

        uses[0].Cards.ShouldBe([go]);
        uses[1].Cards.ShouldBe([google]);
        uses[2].Cards.ShouldBeEmpty();
    }

    [Fact]
    public void CardBody_SummaryMadeOfItems_SaysItOnce()
    {
        var body = CardBody.Of(Card("Led seven people. Cut costs by 31 %.", """[{"title":"Led seven…","description":"Led seven people."},{"title":"Cut","description":"Cut costs by 31 %."}]"""));

        body.Summary.ShouldBeEmpty();
        body.Items.ShouldBe(["Led seven people.", "Cut costs by 31 %."]);
    }

    [Fact]
    public void CardBody_Items_StandInTheOrderOfTheDocument()
    {
        var body = CardBody.Of(Card("Cut costs by 31 %. Led seven people.", """[{"title":"Led","description":"Led seven people."},{"title":"Cut","description":"Cut costs by 31 %."},{"title":"Later","description":""}]"""));

        body.Items.ShouldBe(["Cut costs by 31 %.", "Led seven people.", "Later"]);
    }

    [Fact]
    public void CardBody_ItemsBesideASummary_KeepsBoth()
    {
        var body = CardBody.Of(Card("Runs the lab.", """[{"title":"main_result","description":"46 % more kelp"},{"title":"First prize","description":""}]"""));

        body.Summary.ShouldBe("Runs the lab.");
        body.Items.ShouldBe(["Main result: 46 % more kelp", "First prize"]);
    }

    [Theory]
    [InlineData("MSc Economics, Port University", "")]
    [InlineData("MSc Economics. Port University.", "")]
    [InlineData("MSc Economics. With distinction.", "With distinction.")]
    [InlineData("MSc Economics, taught in Dutch", "MSc Economics, taught in Dutch")]
    [InlineData("With distinction.", "With distinction.")]
    public void CardBody_SummaryThatRepeatsTheHeading_SaysWhatIsLeft(string summary, string expected) =>
        CardBody.Of(new ExperienceCard { Title = "MSc Economics", CompanyName = "Port University", Summary = summary }).Summary.ShouldBe(expected);

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1, null]")]
    public void CardBody_BrokenItems_FallsBackToTheDocumentsWords(string json)
    {
        var card = Card("", json);
        card.Children[0].RawText = "The words.";

        CardBody.Of(card).Items.ShouldBe(["The words."]);
    }

    [Fact]
    public void CardQuestion_FitsTheKind()
    {
        CardQuestion.Of(new ExperienceCard { Title = "Chef", CompanyName = "Dakshin" }).ShouldBe("What did you do as Chef at Dakshin?");
        CardQuestion.Of(new ExperienceCard { Kind = "education", CompanyName = "Bath" }).ShouldBe("What did you study at Bath?");
        CardQuestion.Href("ana", "C++ & more?").ShouldBe("/chat/ana?q=C%2B%2B%20%26%20more%3F");
    }

    [Fact]
    public void ListingQuery_Href_HoldsOnlyWhatNarrows()
    {
        new ListingQuery("", null, null, null, false, 1).Href.ShouldBe("/explore");
        new ListingQuery("c++ dev", "C#", null, "São Paulo", true, 2).Href.ShouldBe("/explore?q=c%2B%2B%20dev&skill=C%23&place=S%C3%A3o%20Paulo&open=1&page=2");
    }

    [Theory]
    [InlineData("Maya Okafor", "MO")]
    [InlineData("Plato", "P")]
    [InlineData("  inês   de carvalho ", "IC")]
    [InlineData("", "?")]
    public void Initials_OfFirstAndLastWord(string name, string expected) => Initials.Of(name).ShouldBe(expected);

    [Theory]
    [InlineData(10, "just now")]
    [InlineData(300, "5 minutes ago")]
    [InlineData(3_700, "1 hour ago")]
    [InlineData(100_000, "yesterday")]
    [InlineData(300_000, "3 days ago")]
    [InlineData(3_000_000, "16 Oct 2026")]
    public void SpokenTime_AsPeopleSayIt(int secondsAgo, string expected) =>
        SpokenTime.Of(Rendering.Now.AddSeconds(-secondsAgo), Rendering.Now).ShouldBe(expected);

    private static ExperienceCard Card(string summary, string items) => new()
    {
        Summary = summary,
        Children = [new CardChild { ChildType = "outcomes", ItemsJson = items }],
    };
}
