using System.Globalization;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Share of title, place, kind of place, function and standing that the rules read as a public set of queries labels them.</summary>
[Trait("Category", "Eval")]
public sealed class PeopleQueriesEval(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rules_OfAHalf_ReportShares(bool even)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALS") == "1", "Set EVALS=1 to measure quality.");
        var half = PeopleQueries.Half(even);
        Assert.SkipWhen(half is null, "The shared queries are not here.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(even ? "rows looked at" : "rows kept aside")} ({half!.Count}): title {half.Title:F3}, place {half.Place:F3}, kind {half.Kind:F3}, function {half.Function:F3}, seniority {half.Seniority:F3}"));
    }
}
