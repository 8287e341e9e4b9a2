namespace ProfilePlatform.Tests.Search.Parsing;

public sealed class RoleAndPlaceTests
{
    [Theory]
    [InlineData("backend engineers in Berlin", "Backend Engineer", "engineering", "ic")]
    [InlineData("Senior Software Engineer II in London", "Senior Software Engineer II", "engineering", "ic")]
    [InlineData("software engineer iis", "Software Engineer II", "engineering", "ic")]
    [InlineData("senior regional sales managers", "Senior Regional Sales Manager", "sales", "manager")]
    [InlineData("heads of data", "Head of Data", "data_analytics", "director")]
    [InlineData("directors of engineering", "Director of Engineering", "engineering", "director")]
    [InlineData("vp of marketing in NYC", "VP of Marketing", "marketing", "director")]
    [InlineData("ios developers", "iOS Developer", "engineering", "ic")]
    [InlineData("staff engineer", "Staff Engineer", "engineering", "senior_ic")]
    [InlineData("nurses in LA", "Nurse", "healthcare", "ic")]
    [InlineData("python developers with react", "Python Developer", "engineering", "ic")]
    [InlineData("team lead in Pune", "Team Lead", "engineering", "manager")]
    public void Role_OfAKnownTitle_IsInTheSingularWithItsFunction(string query, string title, string function, string seniority)
    {
        var role = Asked.For(query).Role.ShouldNotBeNull();

        (role.Title, role.Function, role.Seniority).ShouldBe((title, function, seniority));
        Asked.For(query).Should.Keywords[0].ShouldBe(title);
    }

    [Theory]
    [InlineData("Head of Widget Alignment in Oslo", "Head of Widget Alignment", "director")]
    [InlineData("beekeepers near Leeds", "Beekeeper", "ic")]
    public void Role_ThatNoListKnows_IsKnownByItsShape(string query, string title, string seniority) =>
        (Asked.For(query).Role?.Title, Asked.For(query).Role?.Seniority).ShouldBe((title, seniority));

    [Theory]
    [InlineData("someone in Oslo")]
    [InlineData("python and kubernetes")]
    public void Role_WhereNoneIsNamed_IsNull(string query) => Asked.For(query).Role.ShouldBeNull();

    [Theory]
    [InlineData("engineers in Berlin", "city Berlin", "Berlin", "Germany")]
    [InlineData("data engineer in Bangalore", "city Bangalore", "Bengaluru", "India")]
    [InlineData("data engineer, Bengaluru, India", "city Bengaluru", "Bengaluru", "India")]
    [InlineData("nurses in LA", "city LA", "Los Angeles", "United States")]
    [InlineData("engineers in OR", "state OR", null, "United States")]
    [InlineData("engineers in IN", "state IN", null, "United States")]
    [InlineData("designers in CA", "state CA", null, "United States")]
    [InlineData("sales managers Texas", "state Texas", null, "United States")]
    [InlineData("engineers in the UK", "country UK", null, "United Kingdom")]
    [InlineData("data scientists in Germany", "country Germany", null, "Germany")]
    [InlineData("data scientists in Southeast Asia", "region Southeast Asia", null, null)]
    [InlineData("recruiters in Greater Boston", "metro Greater Boston", null, "United States")]
    [InlineData("engineers in Atlanta, Georgia", "city Atlanta", "Atlanta", "United States")]
    [InlineData("engineers in Atlanta, GA", "city Atlanta", "Atlanta", "United States")]
    [InlineData("engineers in Tbilisi, Georgia", "city Tbilisi", "Tbilisi", "Georgia")]
    [InlineData("Développeur à Montréal", "city Montreal", "Montreal", "Canada")]
    public void Place_Named_HasItsKindAndUsualName(string query, string places, string? city, string? country)
    {
        var criteria = Asked.For(query);

        Asked.Places(query).ShouldBe(places);
        (criteria.Must.City, criteria.Must.Country).ShouldBe((city, country));
        criteria.Must.LocationText.ShouldBe(criteria.Places[0].Name);
    }

    [Theory]
    [InlineData("data engineers in Pune or Mumbai", "city Pune + city Mumbai")]
    [InlineData("engineers in Paris, France and Berlin", "city Paris + city Berlin")]
    public void Places_AnyOfWhichWillDo_AreAllThere(string query, string places) => Asked.Places(query).ShouldBe(places);

    [Fact]
    public void Place_ByCode_HoldsTheNamesOfCards()
    {
        Asked.For("engineers in OR").Places[0].Within.ShouldBe(["oregon", "or"]);
        Asked.For("data engineer in Bangalore").Places[0].Within.ShouldContain("bengaluru");
        Asked.For("engineers in Southeast Asia").Places[0].Within.ShouldContain("singapore");
    }

    [Theory]
    [InlineData("Java or Python developers")]
    [InlineData("can you find me developers")]
    [InlineData("developers who read books")]
    [InlineData("developers at companies in my area")]
    public void Place_InWordsThatAreCodesToo_IsNone(string query) => Asked.Places(query).ShouldBe("");
}
