namespace ProfilePlatform.Tests.Search.Parsing;

public sealed class TimeAndNumberTests
{
    [Theory]
    [InlineData("designers 2020–2023", "2020-01-01", "2023-12-31", "2020–2023")]
    [InlineData("designers 2020-2023", "2020-01-01", "2023-12-31", "2020-2023")]
    [InlineData("designers in 2023-2020", "2020-01-01", "2023-12-31", "in 2023-2020")]
    [InlineData("designers Jan 2020 to March 2022", "2020-01-01", "2022-03-31", "Jan 2020 to March 2022")]
    [InlineData("designers between Jan 2019 and 2021", "2019-01-01", "2021-12-31", "between Jan 2019 and 2021")]
    [InlineData("from jan. 2020 till sept 2021", "2020-01-01", "2021-09-30", "from jan. 2020 till sept 2021")]
    [InlineData("designers from 2018 to present", "2018-01-01", "2026-01-01", "from 2018 to present")]
    [InlineData("designers since 2019", "2019-01-01", "2026-01-01", "since 2019")]
    [InlineData("designers since March 2021", "2021-03-01", "2026-01-01", "since March 2021")]
    [InlineData("designers last two years", "2024-01-01", "2026-01-01", "last two years")]
    [InlineData("designers in the last 18 months", "2024-07-01", "2026-01-01", "in the last 18 months")]
    [InlineData("designers past year", "2025-01-01", "2026-01-01", "past year")]
    [InlineData("designers before 2015", "1900-01-01", "2014-12-31", "before 2015")]
    [InlineData("designers before March 2016", "1900-01-01", "2016-02-29", "before March 2016")]
    [InlineData("designers until 2015", "1900-01-01", "2015-12-31", "until 2015")]
    [InlineData("designers in 2022", "2022-01-01", "2022-12-31", "in 2022")]
    [InlineData("designers during may 2020", "2020-05-01", "2020-05-31", "during may 2020")]
    [InlineData("designers", null, null, "")]
    [InlineData("since 1850 designers", null, null, "")]
    public void Time_Named_HasBothEnds(string query, string? start, string? end, string label)
    {
        var criteria = Asked.For(query);

        (criteria.Must.TimeStart, criteria.Must.TimeEnd, criteria.TimeLabel).ShouldBe((start, end, label));
    }

    [Theory]
    [InlineData("who is currently a designer at Figma", true)]
    [InlineData("current role designer", true)]
    [InlineData("designer at Figma", null)]
    [InlineData("current affairs journalist", null)]
    public void Currently_IsACondition(string query, bool? current) => Asked.For(query).Must.IsCurrent.ShouldBe(current);

    [Theory]
    [InlineData("developers 30 LPA", 3_000_000)]
    [InlineData("developer 25lpa", 2_500_000)]
    [InlineData("developers ₹25 lakh", 2_500_000)]
    [InlineData("developers 20-25 lakhs", 2_500_000)]
    [InlineData("developers ₹80,000/month", 960_000)]
    [InlineData("developers rs. 50000 per month", 600_000)]
    [InlineData("developers 80k per month", 960_000)]
    [InlineData("developers 1.2 cr", 12_000_000)]
    [InlineData("developers budget 18L", 1_800_000)]
    [InlineData("developers paying 60000", 720_000)]
    [InlineData("developers ctc of 12,50,000", 1_250_000)]
    [InlineData("developers up to 15 lakhs per annum", 1_500_000)]
    [InlineData("developers 2 lakh per month", 2_400_000)]
    public void Salary_InRupees_IsByTheYear(string query, double salary) => Asked.For(query).Must.OfferSalaryInrPerYear.ShouldBe(salary);

    [Theory]
    [InlineData("developers $120k", "$120k")]
    [InlineData("developers €90,000 per year", "€90,000 per year")]
    [InlineData("developers $ 120,000 per year", "$ 120,000 per year")]
    [InlineData("developers budget 90k USD", "90k USD")]
    [InlineData("tutor $100/hour", "$100/hour")]
    public void Salary_InOtherMoney_IsAWishInWords(string query, string words)
    {
        Asked.For(query).Must.OfferSalaryInrPerYear.ShouldBeNull();
        Asked.For(query).Should.Keywords.ShouldContain(words);
    }

    [Theory]
    [InlineData("developers for 5 lakh users")]
    [InlineData("5 developers")]
    [InlineData("developers with 10 years of experience")]
    [InlineData("developers since 2019")]
    public void Salary_OfNumbersThatAreNone_IsNull(string query) => Asked.For(query).Must.OfferSalaryInrPerYear.ShouldBeNull();

    [Theory]
    [InlineData("developers open to work", true)]
    [InlineData("actively looking designers", true)]
    [InlineData("immediate joiners in Pune", true)]
    [InlineData("job seekers", true)]
    [InlineData("designers available immediately", true)]
    [InlineData("looking for a new job", true)]
    [InlineData("looking for designers", null)]
    [InlineData("designers not open to work", null)]
    public void Availability_IsACondition(string query, bool? open) => Asked.For(query).Must.OpenToWorkOnly.ShouldBe(open);

    [Theory]
    [InlineData("show 5 designers", 5)]
    [InlineData("ten people in Oslo", 10)]
    [InlineData("top five designers", 5)]
    [InlineData("five designers", 5)]
    [InlineData("twenty-one nurses", 21)]
    [InlineData("first twenty four electricians", 24)]
    [InlineData("give me a dozen plumbers", 12)]
    [InlineData("a couple of nurses", 2)]
    [InlineData("2 cards please", 2)]
    [InlineData("show 100 designers", 24)]
    [InlineData("10+ years designers", null)]
    [InlineData("show 5+ years designers", null)]
    [InlineData("5 years experience designers", null)]
    [InlineData("top 10% designers", null)]
    [InlineData("30 LPA designers", null)]
    [InlineData("designers since 2019", null)]
    [InlineData("show 0 designers", null)]
    public void Count_OfPeople_IsNoOtherNumber(string query, int? count) => Asked.For(query).NumCards.ShouldBe(count);

    [Theory]
    [InlineData("designers with 10+ years of experience", "10+ years of experience")]
    [InlineData("designers 3-5 years experience", "3-5 years experience")]
    [InlineData("designers at least 5 years", "at least 5 years")]
    [InlineData("5+ yoe developers", "5+ yoe")]
    public void Experience_InYears_IsAWish(string query, string words) => Asked.For(query).Should.Keywords.ShouldContain(word => word.EndsWith(words, StringComparison.Ordinal));
}
