using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Tests.Search.Ranking;

public sealed class RelaxedConditionsTests
{
    private static readonly SearchCriteria All = new()
    {
        Places = [new SoughtPlace("Berlin", "city", ["berlin"])],
        TimeLabel = "2020 to 2021",
        Must = new MustCriteria { TimeStart = "2020-01-01", TimeEnd = "2021-12-31", CompanyNorm = ["ibm", "sap"], TeamNorm = ["payments"] },
    };

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "time: 2020 to 2021")]
    [InlineData(2, "time: 2020 to 2021; place: Berlin")]
    [InlineData(3, "time: 2020 to 2021; place: Berlin; company: ibm, sap; team: payments")]
    public void Of_AllConditions_NamesThoseThatTheTierGaveUp(int tier, string expected) => Text(All, tier).ShouldBe(expected);

    [Fact]
    public void Of_NoConditions_NamesNothingInTheLastTier() => RelaxedConditions.Of(new SearchCriteria(), FallbackTiers.CompanyTeamSoft).ShouldBeEmpty();

    [Fact]
    public void Of_TimeWithOneEnd_NamesNothing() =>
        RelaxedConditions.Of(new SearchCriteria { TimeLabel = "since 2020", Must = new MustCriteria { TimeStart = "2020-01-01" } }, 3).ShouldBeEmpty();

    [Fact]
    public void Of_CriteriaWithoutLabelAndPlaces_NamesDaysAndWhatTheConditionsSay() =>
        Text(new SearchCriteria { Must = new MustCriteria { City = "Pune", Country = "India", LocationText = "pune", TimeStart = "2020-01-01", TimeEnd = "2020-12-31" } }, 2)
            .ShouldBe("time: 2020-01-01 – 2020-12-31; place: Pune, India");

    [Fact]
    public void Of_AQueryAsTyped_NamesItsPlaceOnly() => Text(RuleParser.Parse("nurses in Lisbon", TimeProvider.System), 3).ShouldBe("place: Lisbon");

    private static string Text(SearchCriteria criteria, int tier) =>
        string.Join("; ", RelaxedConditions.Of(criteria, tier).Select(relaxed => $"{relaxed.Kind}: {string.Join(", ", relaxed.Values)}"));
}
