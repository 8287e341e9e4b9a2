using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>Who comes first, and why, by hand-computed numbers.</summary>
public sealed class PeopleSearchTests
{
    [Fact]
    public async Task Classic_OnePerson_IsScoredByHand()
    {
        using var people = await PeopleIndexFixture.OfAsync(
            new Someone(1).Card("Backend Engineer", 0.5f, children: [("Wrote services in Python", 0.8f), ("Ran the on-call rota", 0f)]));
        var criteria = new SearchCriteria { SearchPhrases = ["python"], Should = new ShouldCriteria { SkillsOrTools = ["Python", "Rust"] } };

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(criteria))).People.Single();

        // Card: 1 / 1.5 + one wish × 0.05; parts: 1 / 1.2 and 1 / 2.
        var parent = (1 / 1.5) + 0.05;
        Terms(found).ShouldBe(
        [
            ("parent_best", Math.Round(0.55 * parent, 4)), ("child_best", Math.Round(0.30 / 1.2, 4)), ("average_top3", Math.Round(0.15 * (parent + (1 / 1.2) + 0.5) / 3, 4)),
            ("lexical", 0.25), ("should", 0.05),
        ]);
        found.Score.ShouldBe(found.Contributions.Sum(term => term.Value));
        found.Cards.Single().ShouldHits.ShouldBe(1);
        found.Cards.Single().Similarity.ShouldBe(1 / 1.5, 1e-5);
        found.Children.Select(child => Math.Round(child.Similarity, 4)).ShouldBe([0.8333, 0.5]);
        found.Children[0].CardId.ShouldBe(found.Cards[0].CardId);
    }

    [Fact]
    public async Task Classic_AllPassingCardsCount_AlsoThoseFoundThroughAPart()
    {
        using var people = await PeopleIndexFixture.OfAsync(
            new Someone(1).Card("Cook", 0.1f, children: ("Baked", 0.9f)).Card("Engineer", 0.6f).Card("Teacher", 0.2f).Card("Driver", 0.3f));

        var found = (await people.SearchAsync(PeopleIndexFixture.Query())).People.Single();

        Terms(found).ShouldBe(
        [
            ("parent_best", Math.Round(0.55 / 1.4, 4)), ("child_best", Math.Round(0.30 / 1.1, 4)),
            ("average_top3", Math.Round(0.15 * ((1 / 1.1) + (1 / 1.4) + (1 / 1.7)) / 3, 4)),
        ]);
        found.Cards.Count.ShouldBe(3);
        found.Cards.Select(card => Math.Round(card.Similarity, 4)).ShouldBe([Math.Round(1 / 1.4, 4), Math.Round(1 / 1.7, 4), Math.Round(1 / 1.8, 4)]);
    }

    [Fact]
    public async Task Classic_RelaxedConditions_CostTheirPenalty()
    {
        using var people = await PeopleIndexFixture.OfAsync(
            new Someone(1).Card("Engineer", 0.5f, card => (card.City, card.StartDate) = ("Berlin", "2019-01-01")), new Someone(2).Card("Engineer", 0.5f, card => card.City = "Paris"));
        var criteria = new SearchCriteria { Must = new MustCriteria { City = "Berlin", TimeStart = "2021-01-01", TimeEnd = "2021-12-31" } };

        var found = await people.SearchAsync(PeopleIndexFixture.Query(criteria));

        found.FallbackTier.ShouldBe(3);
        Terms(found.People[0]).Select(term => term.Name).ShouldBe(["parent_best", "average_top3"]);
        Terms(found.People[1]).Where(term => term.Value < 0).ShouldBe([("missing_date", -0.15), ("location_mismatch", -0.15)]);
        (found.People[0].Score - found.People[1].Score).ShouldBe(0.3, 1e-6);
    }

    [Fact]
    public async Task Search_ByWordsAlone_FindsThemWithTheirExactSimilarity()
    {
        using var people = await PeopleIndexFixture.OfAsync(
            [new Someone(99).Card("Falconer", 0.1f), .. Enumerable.Range(1, 60).Select(number => new Someone(number).Card("Engineer", 0.1f + (number * 0.005f)))]);
        var criteria = new SearchCriteria { SearchPhrases = ["falconer"] };

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(criteria, RankingProfile.Standard))).People[0];

        PeopleIndexFixture.Number(found.ProfileId).ShouldBe(99);
        found.Cards.Single().Similarity.ShouldBe(1 / 1.9, 1e-5);
    }

    [Fact]
    public async Task Search_OneWordOfMany_IsNoFullMatchWhereCoverageCounts()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Falconer", 0.1f), new Someone(2).Card("Engineer", 0.1f));
        var many = new SearchCriteria { SearchPhrases = ["falconer", "astrolabe", "harpsichord", "zeppelin"] };
        var ranking = RankingProfile.Standard;

        var one = (await people.SearchAsync(PeopleIndexFixture.Query(many with { SearchPhrases = ["falconer"] }, ranking))).People[0];
        var ofMany = (await people.SearchAsync(PeopleIndexFixture.Query(many, ranking))).People[0];
        var alone = (await people.SearchAsync(PeopleIndexFixture.Query(many, ranking with { WordsCoverage = 0 }))).People[0];

        Words(one).ShouldBe(ranking.LexicalBonusMax, 1e-6);
        Words(alone).ShouldBe(ranking.LexicalBonusMax, 1e-6);
        Words(ofMany).ShouldBeInRange(0.001, ranking.LexicalBonusMax / 3);

        static double Words(RankedPerson person) => person.Contributions.Single(term => term.Name == "lexical").Value;
    }

    [Fact]
    public async Task Search_SeniorRole_PrefersSeniorCards()
    {
        using var people = await PeopleIndexFixture.OfAsync(
            new Someone(1).Card("Nurse", 0.5f), new Someone(2).Card("Senior Nurse", 0.5f), new Someone(3).Card("Nurse", 0.5f, card => card.SeniorityLevel = "senior"));
        var criteria = new SearchCriteria { Role = new SoughtRole("Senior Nurse", "healthcare", "ic"), Should = new ShouldCriteria { Keywords = ["Senior Nurse"] } };

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(criteria, RankingProfile.Standard))).People;

        found.Where(person => person.Contributions.Any(term => term.Name == "role_standing")).Select(person => PeopleIndexFixture.Number(person.ProfileId)).Order().ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("lead generation", false)]
    [InlineData("senior", true)]
    public async Task Search_LevelAmongKeywords_CountsAsAWordOfItsOwn(string keyword, bool counts)
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Senior Marketer", 0.5f), new Someone(2).Card("Lead Marketer", 0.5f));
        var criteria = new SearchCriteria { Should = new ShouldCriteria { Keywords = [keyword] } };

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(criteria, RankingProfile.Standard))).People;

        found.SelectMany(person => person.Contributions).Any(term => term.Name == "role_standing").ShouldBe(counts);
    }

    [Fact]
    public async Task Search_CardsWithoutParts_StandInForThemInStandardOnly()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Engineer", 0.5f));

        Child((await people.SearchAsync(PeopleIndexFixture.Query(ranking: RankingProfile.Standard))).People[0]).ShouldBe(RankingProfile.Standard.ChildBest / 1.5, 1e-5);
        Child((await people.SearchAsync(PeopleIndexFixture.Query())).People[0]).ShouldBe(0);

        static double Child(RankedPerson person) => person.Contributions.Where(term => term.Name == "child_best").Sum(term => term.Value);
    }

    [Fact]
    public async Task Search_WithoutAVector_RanksByWords()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Engineer", 0.9f), new Someone(2).Card("Falconer", 0.1f));
        var query = PeopleIndexFixture.Query(new SearchCriteria { QueryCleaned = "a falconer" }) with { Vector = default };

        var found = (await people.SearchAsync(query)).People;

        found.Select(person => (PeopleIndexFixture.Number(person.ProfileId), person.Score)).ShouldBe([(2, 0.25), (1, 0)]);
    }

    [Fact]
    public async Task Search_PeopleWithoutVectors_AreFoundByWords()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Engineer", 0.2f));
        await people.ChangeAsync(new Someone(2).Card("Falconer").Change(withVectors: false));

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(new SearchCriteria { SearchPhrases = ["falconer"] }))).People;

        Terms(found.Single(person => PeopleIndexFixture.Number(person.ProfileId) == 2)).ShouldBe([("lexical", 0.25)]);
    }

    [Fact]
    public async Task Search_EqualScores_AreOrderedByTimeThenSalaryThenId()
    {
        Someone Person(int number, string start, long? salary) =>
            new Someone(number).Card("Engineer", 0.5f, card => (card.StartDate, card.EndDate) = (start, "2023-12-31")).With(profile => profile.WorkPreferredSalaryMin = salary);
        using var people = await PeopleIndexFixture.OfAsync(
            Person(1, "2021-06-01", null), Person(2, "2021-06-01", 900_000), Person(3, "2020-01-01", null), Person(4, "2020-01-01", 900_000), Person(5, "2020-01-01", 900_000));
        var timed = new SearchCriteria { Must = new MustCriteria { TimeStart = "2021-01-01", TimeEnd = "2021-12-31" } };

        (await OrderAsync(PeopleIndexFixture.Query())).ShouldBe([1, 2, 3, 4, 5]);
        (await OrderAsync(PeopleIndexFixture.Query() with { SalaryMax = 1_000_000 })).ShouldBe([2, 4, 5, 1, 3]);
        (await OrderAsync(PeopleIndexFixture.Query(timed))).ShouldBe([3, 4, 5, 1, 2]);
        (await OrderAsync(PeopleIndexFixture.Query(timed) with { SalaryMax = 1_000_000 })).ShouldBe([4, 5, 3, 2, 1]);

        async Task<IEnumerable<int>> OrderAsync(PeopleQuery query) =>
            (await people.SearchAsync(query with { Ranking = query.Ranking with { MinResults = 0 } })).People.Select(person => PeopleIndexFixture.Number(person.ProfileId));
    }

    [Fact]
    public async Task Search_ManyPeople_ReturnsAsManyAsAskedFor()
    {
        using var people = await PeopleIndexFixture.OfAsync([.. Enumerable.Range(1, 300).Select(number => new Someone(number).Card("Engineer", number / 400f))]);

        var found = await people.SearchAsync(PeopleIndexFixture.Query());

        found.People.Select(person => PeopleIndexFixture.Number(person.ProfileId)).ShouldBe(Enumerable.Range(277, 24).Reverse());
        found.Timings.Keys.ShouldBe(["filter", "words", "vectors", "score"]);
    }

    [Fact]
    public async Task Standard_TheSoughtRole_CountsByFunctionAndStanding()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Site Reliability Engineer"), new Someone(2).Card("Engineering Manager"), new Someone(3).Card("Sales Manager"));
        var criteria = new SearchCriteria { Role = new SoughtRole("Engineering Manager", "engineering", "manager") };

        var found = (await people.SearchAsync(PeopleIndexFixture.Query(criteria, RankingProfile.Standard) with { Vector = default })).People;

        found.ToDictionary(person => PeopleIndexFixture.Number(person.ProfileId), person => string.Join(' ', person.Contributions.Select(term => term.Name)))
            .ShouldBe(new Dictionary<int, string> { [2] = "role_function role_standing", [1] = "role_function", [3] = "role_standing" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Search_WordsFail_RanksWithoutThem()
    {
        using var people = await PeopleIndexFixture.OfAsync(new Someone(1).Card("Engineer", 0.9f), new Someone(2).Card("Falconer", 0.1f));
        var part = people.Index.State.Parts.Single();
        var broken = part.Segment with { Words = new OrdinalLists(part.Segment.Words.Names, part.Segment.Words.Starts, part.Segment.Words.Ordinals, []) };
        var state = people.Index.State with { Parts = [IndexPart.Of(broken)] };

        var found = new PeopleSearch(PeopleIndexFixture.Query(new SearchCriteria { SearchPhrases = ["falconer"] }), state, people.Store, NullLogger.Instance).Run(TestContext.Current.CancellationToken);

        found.People.Select(person => PeopleIndexFixture.Number(person.ProfileId)).ShouldBe([1, 2]);
        found.People.SelectMany(person => person.Contributions).ShouldNotContain(term => term.Name == "lexical");
    }

    [Fact]
    public async Task Search_OverNobody_FindsNobody()
    {
        using var people = await PeopleIndexFixture.OfAsync();

        (await people.SearchAsync(PeopleIndexFixture.Query())).People.ShouldBeEmpty();
    }

    private static (string Name, double Value)[] Terms(RankedPerson person) => [.. person.Contributions.Select(term => (term.Name, Math.Round(term.Value, 4)))];
}
