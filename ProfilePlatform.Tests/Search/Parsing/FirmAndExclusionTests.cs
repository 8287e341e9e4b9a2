namespace ProfilePlatform.Tests.Search.Parsing;

public sealed class FirmAndExclusionTests
{
    [Theory]
    [InlineData("ex-Google product manager", "google")]
    [InlineData("software engineers at Blue Yonder in Pune", "blue yonder")]
    [InlineData("consultants from IBM", "international business machines")]
    [InlineData("I.B.M. consultants", "international business machines")]
    [InlineData("designers at International Business Machines Corp.", "international business machines")]
    [InlineData("developers at TCS", "tata consultancy services")]
    [InlineData("engineers at Google, Meta or Stripe", "google,meta,stripe")]
    [InlineData("ex-TCS, ex-Infosys developers", "tata consultancy services,infosys")]
    [InlineData("formerly at Netflix", "netflix")]
    [InlineData("ENGINEERS AT GOOGLE IN BERLIN", "google")]
    [InlineData("data scientist at Google, Pune", "google")]
    [InlineData("engineers at Apple", "apple")]
    [InlineData("apple growers in Kent", "")]
    [InlineData("engineers at small startups", "")]
    [InlineData("engineers at a bank", "")]
    public void Firms_Named_AreNormalised(string query, string firms) => string.Join(',', Asked.For(query).Must.CompanyNorm).ShouldBe(firms);

    [Theory]
    [InlineData("designers at International Business Machines Corp.", "Designer")]
    [InlineData("developer at Acme Robots Pvt. Ltd.", "Developer")]
    [InlineData("formerly at Netflix", "")]
    public void Firms_WordsAround_AreNoWishes(string query, string keywords) => string.Join(',', Asked.For(query).Should.Keywords).ShouldBe(keywords);

    [Theory]
    [InlineData("worked at the payments team at Uber", "payments", "uber")]
    [InlineData("someone from the search team at Google", "search", "google")]
    [InlineData("people from the data platform team at Swiggy in Bengaluru", "data platform", "swiggy")]
    [InlineData("team lead at Uber", "", "uber")]
    public void Teams_Named_AreFound(string query, string team, string firm)
    {
        var must = Asked.For(query).Must;

        string.Join(',', must.TeamNorm).ShouldBe(team);
        must.CompanyNorm.ShouldBe([firm]);
    }

    [Theory]
    [InlineData("who looked after passengers that could not leave", "", "")]
    [InlineData("engineers not from Infosys or TCS", "infosys,tata consultancy services", "")]
    [InlineData("designers excluding Infosys, Wipro and TCS in Pune", "infosys,wipro,tata consultancy services", "")]
    [InlineData("engineers except Google and Meta", "google,meta", "")]
    [InlineData("engineers other than Google", "google", "")]
    [InlineData("engineers not from Google and open to work", "google", "")]
    [InlineData("designers except freelancers", "", "freelancer")]
    [InlineData("developers without PHP", "", "php")]
    [InlineData("developers not in Delhi", "", "delhi")]
    [InlineData("developers -wordpress", "", "wordpress")]
    [InlineData("I don't want managers", "", "manager")]
    [InlineData("not only Java developers", "", "")]
    [InlineData("no more than 5 people", "", "")]
    [InlineData("full-time designers", "", "")]
    public void Exclusions_Named_AreFound(string query, string firms, string words)
    {
        var criteria = Asked.For(query);

        string.Join(',', criteria.Exclude.CompanyNorm).ShouldBe(firms);
        string.Join(',', criteria.Exclude.Keywords).ShouldBe(words);
        criteria.Must.CompanyNorm.ShouldBeEmpty();
    }

    [Fact]
    public void Exclusion_ThenAPlace_LeavesThePlaceWanted()
    {
        Asked.Places("designers but not from Infosys in Pune").ShouldBe("city Pune");
        Asked.Places("engineers not at Google, in Berlin").ShouldBe("city Berlin");
        Asked.For("developers not in Delhi").Places.ShouldBeEmpty();
        Asked.For("engineers not from Google and open to work").Must.OpenToWorkOnly.ShouldBe(true);
        Asked.For("I don't want managers").Role.ShouldBeNull();
    }
}
