using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>Each condition, over real rows: who is left in the strict tier.</summary>
public sealed class PeopleFilterTests
{
    private static readonly Someone[] Everybody =
    [
        new Someone(1).Card("Backend Engineer", change: card =>
        {
            (card.CompanyName, card.TeamName, card.City, card.Country, card.Location) = ("IBM", "Payments Team", "Bangalore", "India", "Bangalore, India");
            (card.StartDate, card.EndDate, card.Domain, card.SubDomain) = ("2018-03-01", "2021-06-30", "software engineering", "backend");
            (card.EmploymentType, card.SeniorityLevel, card.IntentPrimary, card.SearchPhrases) = ("full_time", "senior", "work", ["Backend Engineer", "account sales lead"]);
        }, children: ("Wrote services in Python", 0)).With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin, profile.WorkPreferredLocations) = (true, 1_000_000, ["Mumbai", "Remote"])),
        new Someone(2).Card("Research Intern", change: card =>
        {
            (card.CompanyName, card.City, card.Country, card.Location) = ("Kiesel AG", "Berlin", "Germany", "Berlin, Germany");
            (card.StartDate, card.IsCurrent, card.Domain) = ("2024-01-01", true, "research");
            (card.EmploymentType, card.IntentPrimary, card.SearchPhrases) = ("internship", "research", ["Research Intern"]);
        }).With(profile => (profile.OpenToWork, profile.WorkPreferredLocations) = (true, ["Berlin"])),
        new Someone(3).Card("Sales Manager", change: card =>
        {
            (card.CompanyName, card.Location, card.EndDate, card.IntentPrimary, card.SearchPhrases) = ("Little Known Ltd", "Upper Hollowby", "2012-12-31", "business", ["Sales Manager", "sales"]);
        }).With(profile => profile.WorkPreferredSalaryMin = 3_000_000),
        new Someone(4).Card("Volunteer", change: card => card.IntentPrimary = "community"),
    ];

    public static TheoryData<string, SearchCriteria, int[]> Criteria => new()
    {
        { "nothing", new SearchCriteria(), [1, 2, 3, 4] },
        { "firm by another name", Must(must => must with { CompanyNorm = ["international business machines"] }), [1] },
        { "one of two firms", Must(must => must with { CompanyNorm = ["international business machines", "kiesel"] }), [1, 2] },
        { "team", Must(must => must with { TeamNorm = ["payments"] }), [1] },
        { "firm and team", Must(must => must with { CompanyNorm = ["kiesel"], TeamNorm = ["payments"] }), [] },
        { "intent", Must(must => must with { IntentPrimary = ["research", "community"] }), [2, 4] },
        { "domain", Must(must => must with { Domain = ["software engineering"] }), [1] },
        { "narrower domain", Must(must => must with { SubDomain = ["backend"] }), [1] },
        { "employment", Must(must => must with { EmploymentType = ["internship"] }), [2] },
        { "level as written", Must(must => must with { SeniorityLevel = ["senior"] }), [1] },
        { "level from the title", Must(must => must with { SeniorityLevel = ["intern"] }), [2] },
        { "current", Must(must => must with { IsCurrent = true }), [2] },
        { "past", Must(must => must with { IsCurrent = false }), [1, 3, 4] },
        { "city by its other name", Must(must => must with { City = "Bengaluru" }), [1] },
        { "country", Must(must => must with { Country = "India" }), [1] },
        { "city or country", Must(must => must with { City = "Berlin", Country = "India" }), [1, 2] },
        { "place that nobody lists", Must(must => must with { LocationText = "upper hollowby" }), [3] },
        { "part of a word is no place", Must(must => must with { LocationText = "hollow" }), [] },
        { "sought places", new SearchCriteria { Places = [new SoughtPlace("Europe", "region", ["germany", "france"])] }, [2] },
        { "time that overlaps", Must(must => must with { TimeStart = "2020-01-01", TimeEnd = "2020-12-31" }), [1] },
        { "time up to now", Must(must => must with { TimeStart = "2024-06-01", TimeEnd = "2025-12-31" }), [2] },
        { "time with an end alone", Must(must => must with { TimeStart = "2012-06-01", TimeEnd = "2012-12-31" }), [3] },
        { "touching days", Must(must => must with { TimeStart = "2021-06-30", TimeEnd = "2021-12-31" }), [1] },
        { "half a time filters nothing", Must(must => must with { TimeStart = "2020-01-01" }), [1, 2, 3, 4] },
        { "without a firm", Exclude(exclude => exclude with { CompanyNorm = ["kiesel"] }), [1, 3, 4] },
        { "without a phrase", Exclude(exclude => exclude with { Keywords = ["research intern"] }), [1, 3, 4] },
        { "without a word of a phrase", Exclude(exclude => exclude with { Keywords = ["sales"] }), [2, 4] },
        { "words apart are no phrase", Exclude(exclude => exclude with { Keywords = ["account lead"] }), [1, 2, 3, 4] },
        { "words of the text are no phrase", Exclude(exclude => exclude with { Keywords = ["python"] }), [1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Criteria), DisableDiscoveryEnumeration = true)]
    public async Task Search_WithConditions_LeavesThoseWhoMeetThem(string condition, SearchCriteria criteria, int[] expected)
    {
        using var people = await PeopleIndexFixture.OfAsync(Everybody);

        (await people.FoundAsync(PeopleIndexFixture.Query(criteria))).ShouldBe(expected, condition);
    }

    [Theory]
    [InlineData(false, null, null, new[] { 1, 2, 3, 4 })]
    [InlineData(true, null, null, new[] { 1, 2 })]
    [InlineData(true, "Mumbai", null, new[] { 1 })]
    [InlineData(true, "Bombay", null, new[] { 1 })]
    [InlineData(true, "India", null, new[] { 1 })]
    [InlineData(true, "remote", null, new[] { 1 })]
    [InlineData(true, "Atlantis", null, new int[0])]
    [InlineData(false, "Mumbai", null, new[] { 1, 2, 3, 4 })]
    [InlineData(false, null, 2_000_000.0, new[] { 1, 2, 4 })]
    [InlineData(false, null, 1_000_000.0, new[] { 1, 2, 4 })]
    [InlineData(false, null, 999_999.0, new[] { 2, 4 })]
    [InlineData(true, null, 999_999.0, new[] { 2 })]
    public async Task Search_ByAvailability_PlaceAndSalary(bool open, string? preferred, double? salary, int[] expected)
    {
        using var people = await PeopleIndexFixture.OfAsync(Everybody);
        var query = PeopleIndexFixture.Query() with { OpenToWorkOnly = open, PreferredLocations = preferred is null ? [] : [preferred], SalaryMax = salary };

        (await people.FoundAsync(query)).ShouldBe(expected);
    }

    [Fact]
    public void Request_WinsOverTheQuery()
    {
        var criteria = Must(must => must with { OpenToWorkOnly = true, OfferSalaryInrPerYear = 500_000 }) with { NumCards = 4 };
        var ranking = ProfilePlatform.Core.Search.Ranking.RankingProfile.Classic;

        var alone = new PeopleRequest();
        (alone.Query(criteria, default, ranking).OpenToWorkOnly, alone.Query(criteria, default, ranking).SalaryMax, alone.Shown(criteria, ranking)).ShouldBe((true, 500_000, 4));
        var said = new PeopleRequest { OpenToWorkOnly = false, SalaryMax = 900_000, NumCards = 1_000 };
        (said.Query(criteria, default, ranking).OpenToWorkOnly, said.Query(criteria, default, ranking).SalaryMax, said.Shown(criteria, ranking)).ShouldBe((false, 900_000, 24));
        new PeopleRequest().Shown(new SearchCriteria(), ranking).ShouldBe(6);
    }

    [Fact]
    public async Task Search_TooFewPeople_RelaxesTimeThenPlaceThenFirm()
    {
        Someone[] crowd = [.. Enumerable.Range(1, 20).Select(number => new Someone(number).Card("Engineer", change: card =>
        {
            card.CompanyName = number <= 3 ? "Kiesel AG" : "Nordwind";
            card.City = number <= 10 ? "Berlin" : "Paris";
            card.StartDate = number <= 16 ? "2020-01-01" : null;
            card.EndDate = number <= 16 ? "2020-12-31" : null;
        }))];
        using var people = await PeopleIndexFixture.OfAsync(crowd);

        await ShouldBeAsync(Must(must => must with { TimeStart = "2020-02-01", TimeEnd = "2020-03-01" }), 0, 16);
        await ShouldBeAsync(Must(must => must with { TimeStart = "2021-02-01", TimeEnd = "2021-03-01" }), 1, 20);
        await ShouldBeAsync(Must(must => must with { City = "Berlin" }), 2, 20);
        await ShouldBeAsync(Must(must => must with { CompanyNorm = ["kiesel"] }), 3, 20);
        await ShouldBeAsync(Must(must => must with { CompanyNorm = ["kiesel"], IntentPrimary = ["education"] }), 3, 0);

        async Task ShouldBeAsync(SearchCriteria criteria, int tier, int count)
        {
            var found = await people.SearchAsync(PeopleIndexFixture.Query(criteria));
            (found.FallbackTier, found.People.Count).ShouldBe((tier, count));
        }
    }

    private static SearchCriteria Must(Func<MustCriteria, MustCriteria> change) => new() { Must = change(new MustCriteria()) };

    private static SearchCriteria Exclude(Func<ExcludeCriteria, ExcludeCriteria> change) => new() { Exclude = change(new ExcludeCriteria()) };
}
