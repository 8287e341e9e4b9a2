using ProfilePlatform.Core.Search.Index.Documents;

namespace ProfilePlatform.Tests.Search.Index;

public sealed class CardPlacesTests
{
    [Theory]
    [InlineData("Bangalore", "India", "Bangalore, India", "bengaluru india")]
    [InlineData("Bengaluru", "", "Bengaluru, IN", "bengaluru india")]
    [InlineData("", "", "Mumbai", "india mumbai")]
    [InlineData("San Francisco", "United States", "San Francisco, CA", "ca california san|francisco united|states")]
    [InlineData("Berlin", "Germany", "", "berlin germany")]
    [InlineData("Upper Hollowby", "", "Upper Hollowby", "upper|hollowby")]
    [InlineData("", "", "Remote", "")]
    [InlineData("", "", "", "")]
    public void Of_ACard_NamesThePlaceAndWhatItLiesIn(string city, string country, string location, string keys) =>
        CardPlaces.Of(city, country, location).ShouldBe(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => key.Replace('|', ' ')));

    [Theory]
    [InlineData("Bombay", "india mumbai")]
    [InlineData("Remote", "remote")]
    [InlineData("Pune, India", "india pune")]
    public void Of_APreferredPlace_LikewiseOrAsWritten(string place, string keys) => CardPlaces.Of(place).ShouldBe(keys.Split(' '));
}
