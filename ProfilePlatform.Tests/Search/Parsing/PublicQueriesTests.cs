using ProfilePlatform.Tests.Evals;

namespace ProfilePlatform.Tests.Search.Parsing;

public sealed class PublicQueriesTests
{
    [Fact]
    public void Rules_OnTheRowsKeptAside_ReadAsLabelled()
    {
        var half = PeopleQueries.Half(even: false);
        Assert.SkipWhen(half is null, "The shared queries are not here.");

        half!.Count.ShouldBe(350);
        half.Title.ShouldBeGreaterThanOrEqualTo(0.95);
        half.Place.ShouldBeGreaterThanOrEqualTo(0.95);
        half.Kind.ShouldBeGreaterThanOrEqualTo(0.90);
        half.Function.ShouldBeGreaterThanOrEqualTo(0.80);
    }
}
