using ProfilePlatform.Web.Features.Search.Page.Asking;

namespace ProfilePlatform.Tests.Web.Pages.Search;

public sealed class AskedForTests
{
    [Fact]
    public void Address_ReadAgain_IsTheSameForm()
    {
        var asked = AskedFor.Read("R&D lead + “C#”?", "5", true, "Pune, Mumbai", "24 LPA");

        asked.Address.ShouldBe("/search?q=R%26D%20lead%20%2B%20%E2%80%9CC%23%E2%80%9D%3F&n=5&open=1&in=Pune%2C%20Mumbai&max=24%20LPA");
        var query = System.Web.HttpUtility.ParseQueryString(asked.Address.Split('?', 2)[1]);
        var again = AskedFor.Read(query["q"], query["n"], query["open"] == "1", query["in"], query["max"]);
        again.Address.ShouldBe(asked.Address);
        again.Places.ShouldBe(["Pune", "Mumbai"]);
    }

    [Theory]
    [InlineData("nurse", null, 6)]
    [InlineData("nurse, show 5", null, 5)]
    [InlineData("nurse, show 5", "3", 3)]
    [InlineData("nurse", "400", 24)]
    [InlineData("nurse", "-1", 6)]
    [InlineData("nurse", "x", 6)]
    public void Most_IsWhatTheFormElseTheQuerySays(string query, string? people, int most) =>
        AskedFor.Read(query, people, false, null, null).Most(People.Time).ShouldBe(most);

    [Fact]
    public void Request_AlwaysSaysHowMany_SoThatNoOtherReadingCostsMore() =>
        AskedFor.Read("nurse, show five", null, false, null, null).Request(People.Time).NumCards.ShouldBe(5);

    [Fact]
    public void Request_PlacesWithoutOpenToWork_DoNotCount()
    {
        AskedFor.Read("nurse", null, false, "Pune", null).Request(People.Time).PreferredLocations.ShouldBeEmpty();
        AskedFor.Read("nurse", null, true, "Pune", null).Request(People.Time).PreferredLocations.ShouldBe(["Pune"]);
    }

    [Theory]
    [InlineData("24 LPA", 2_400_000d)]
    [InlineData("2400000", 2_400_000d)]
    [InlineData("₹80,000 a month", 960_000d)]
    public void Salary_InWordsOrDigits_IsRupeesAYear(string text, double yearly) =>
        AskedFor.Read("nurse", null, false, null, text).Request(People.Time).SalaryMax.ShouldBe(yearly);

    [Theory]
    [InlineData("", "", "Write whom")]
    [InlineData("   ", "", "Write whom")]
    [InlineData("nurse", "a lot", "salary is not understood")]
    [InlineData("nurse", "-5", "salary is not understood")]
    public void Fault_OfAFormThatCannotBeSearched_SaysWhy(string query, string salary, string fault) =>
        AskedFor.Read(query, null, false, null, salary).Fault(People.Time)!.ShouldContain(fault);

    [Fact]
    public void Fault_TooLong_SaysHowLong()
    {
        AskedFor.Read(new string('x', 500), null, false, null, null).Fault(People.Time).ShouldBeNull();
        AskedFor.Read(new string('x', 9_000), null, false, null, null).Fault(People.Time)!.ShouldContain("500");
    }
}
