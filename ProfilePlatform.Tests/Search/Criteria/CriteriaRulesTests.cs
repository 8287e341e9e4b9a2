using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Search.Criteria;

/// <summary>On 1 January 2026.</summary>
public sealed class CriteriaRulesTests
{
    [Fact]
    public void Normalise_MoreThanTheCaps_TurnsTheRestIntoWishes()
    {
        var normal = Normalise(new SearchCriteria
        {
            ConfidenceScore = 0.9,
            Must = new MustCriteria
            {
                CompanyNorm = ["Google LLC", "Acme Inc.", "IBM", "Stripe", "google"],
                TeamNorm = ["The Search Team", "Ads", "Maps", "Cloud"],
                IntentPrimary = ["Work", "education", "PROJECT", "nonsense"],
                Domain = ["Finance", "Health", "Law"],
                SubDomain = ["Payments"],
            },
            Should = new ShouldCriteria { Keywords = ["Designer", "designer"], IntentSecondary = ["research", "nonsense"] },
        });

        normal.Must.CompanyNorm.ShouldBe(["google", "acme", "international business machines"]);
        normal.Must.TeamNorm.ShouldBe(["search", "ads", "maps"]);
        normal.Must.IntentPrimary.ShouldBe(["work", "education"]);
        normal.Must.Domain.ShouldBe(["finance", "health"]);
        normal.Must.SubDomain.ShouldBe(["payments"]);
        normal.Should.Keywords.ShouldBe(["Designer", "stripe", "cloud", "law"]);
        normal.Should.IntentSecondary.ShouldBe(["research", "project"]);
    }

    [Theory]
    [InlineData(0.49, "", "payments")]
    [InlineData(0.5, "payments", "")]
    [InlineData(double.NaN, "", "payments")]
    public void Normalise_WeakConfidence_TurnsNarrowerFieldsIntoWishes(double confidence, string kept, string wished)
    {
        var normal = Normalise(new SearchCriteria { ConfidenceScore = confidence, Must = new MustCriteria { SubDomain = ["Payments"], Domain = ["Finance"] } });

        string.Join(',', normal.Must.SubDomain).ShouldBe(kept);
        string.Join(',', normal.Should.Keywords).ShouldBe(wished);
        normal.Must.Domain.ShouldBe(["finance"]);
    }

    [Theory]
    [InlineData("2020", "2022", "2020-01-01", "2022-12-31")]
    [InlineData("2020-02", "2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2020-05-07", "2021-02-31", "2020-05-07", "2021-02-28")]
    [InlineData("2020-05-07T10:00:00Z", null, "2020-05-07", null)]
    [InlineData("2022", "2020", "2020-01-01", "2022-12-31")]
    [InlineData("2022-03", "2020-06", "2020-06-01", "2022-03-31")]
    [InlineData("1066", "2999", "1900-01-01", "2027-12-31")]
    [InlineData(" 2020 ", null, "2020-01-01", null)]
    [InlineData("soon", "2020-13", null, null)]
    [InlineData("2020-00", "2020-01-00", null, null)]
    [InlineData("20", "2020-01-01-01", null, null)]
    [InlineData("", "-2020", null, null)]
    [InlineData("٢٠٢٠", "2020-1", null, "2020-01-31")]
    public void Normalise_Dates_BecomeDays(string? start, string? end, string? first, string? last)
    {
        var must = Normalise(new SearchCriteria { Must = new MustCriteria { TimeStart = start, TimeEnd = end } }).Must;

        (must.TimeStart, must.TimeEnd).ShouldBe((first, last));
    }

    [Theory]
    [InlineData(50_000, true, 600_000d)]
    [InlineData(50_000, false, 50_000d)]
    [InlineData(199_999, true, 2_399_988d)]
    [InlineData(200_000, true, 200_000d)]
    [InlineData(1e15, false, 1e10)]
    [InlineData(0, true, null)]
    [InlineData(-5, true, null)]
    [InlineData(double.NaN, true, null)]
    [InlineData(double.PositiveInfinity, false, null)]
    public void Normalise_Salary_IsByTheMonthOnlyWhereAsked(double salary, bool monthly, double? yearly) =>
        CriteriaRules.Normalise(new SearchCriteria { Must = new MustCriteria { OfferSalaryInrPerYear = salary } }, new ManualTime(), monthly)
            .Must.OfferSalaryInrPerYear.ShouldBe(yearly);

    [Theory]
    [InlineData(null, null)]
    [InlineData(-3, 1)]
    [InlineData(0, 1)]
    [InlineData(6, 6)]
    [InlineData(24, 24)]
    [InlineData(99, 24)]
    public void Normalise_NumCards_IsFrom1To24(int? asked, int? people) => Normalise(new SearchCriteria { NumCards = asked }).NumCards.ShouldBe(people);

    [Fact]
    public void Normalise_NothingButNull_IsEmpty()
    {
        var nothing = new SearchCriteria
        {
            QueryOriginal = null!, QueryCleaned = null!, QueryEmbeddingText = null!, TimeLabel = null!, SearchPhrases = null!, Places = null!, Must = null!, Should = null!, Exclude = null!,
        };
        var hollow = nothing with
        {
            SearchPhrases = [null!, " "],
            Places = [null!],
            Must = new MustCriteria { CompanyNorm = null!, TeamNorm = [null!], IntentPrimary = null!, Domain = null!, SubDomain = null!, EmploymentType = null!, SeniorityLevel = [null!] },
            Should = new ShouldCriteria { SkillsOrTools = null!, Keywords = null!, IntentSecondary = null! },
            Exclude = new ExcludeCriteria { CompanyNorm = [null!, ""], Keywords = null! },
        };

        CriteriaJson.Of(Normalise(nothing)).ShouldBe(CriteriaJson.Of(new SearchCriteria()));
        CriteriaJson.Of(Normalise(hollow)).ShouldBe(CriteriaJson.Of(new SearchCriteria()));
    }

    [Fact]
    public void Normalise_ListsOfAClient_AreCleanAndShort()
    {
        var normal = Normalise(new SearchCriteria
        {
            SearchPhrases = [.. Enumerable.Range(0, 30).Select(number => $"phrase {number}")],
            Must = new MustCriteria { EmploymentType = ["Full-Time", "full time"], SeniorityLevel = ["Senior"], City = "  New \u202E York ", Country = "\u0007" },
            Should = new ShouldCriteria { Keywords = [.. Enumerable.Range(0, 90).Select(number => $"word {number}")], SkillsOrTools = [new string('x', 99) + " y"] },
        });

        normal.SearchPhrases.Count.ShouldBe(15);
        normal.Should.Keywords.Count.ShouldBe(40);
        normal.Should.SkillsOrTools.ShouldBe([new string('x', 99)]);
        normal.Must.EmploymentType.ShouldBe(["full_time"]);
        (normal.Must.City, normal.Must.Country).ShouldBe(("New York", null));
    }

    private static SearchCriteria Normalise(SearchCriteria criteria) => CriteriaRules.Normalise(criteria, new ManualTime(), monthly: false);
}
