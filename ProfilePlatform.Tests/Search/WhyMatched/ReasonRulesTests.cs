using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Tests.Search.WhyMatched;

public sealed class ReasonRulesTests
{
    [Theory]
    [InlineData("Backend engineer in Pune", "Backend engineer in Pune")]
    [InlineData("  backend\n engineer\tin Pune. ", "Backend engineer in Pune")]
    [InlineData("Matched because of backend work in Pune", "Backend work in Pune")]
    [InlineData("Why this card was shown: backend engineer", "Backend engineer")]
    [InlineData("This person matches because backend engineer", "Backend engineer")]
    [InlineData("Reason: matched on: payments in Go", "Payments in Go")]
    [InlineData("Match-three games in Go", "Match-three games in Go")]
    [InlineData("Because of - payments in Go", "Payments in Go")]
    [InlineData("- 1. payments in Go", "Payments in Go")]
    [InlineData("• \"payments in Go\"", "Payments in Go")]
    [InlineData("*payments in Go*", "Payments in Go")]
    [InlineData("pay\u202Ements\u0007 in Go", "Payments in Go")]
    [InlineData("2020–2023 at Flipkart", "2020–2023 at Flipkart")]
    [InlineData("SQL and AWS", "SQL and AWS")]
    public void Clean_OfAReason_TakesAwayWhatIsAround(string reason, string clean) => ReasonRules.Clean(reason).ShouldBe(clean);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" . ")]
    [InlineData("ok")]
    [InlineData("Matched because:")]
    [InlineData("headline: Backend Engineer")]
    [InlineData("Skills: Go, Rust")]
    [InlineData("query_context: engineers")]
    [InlineData("year_completed: 2022. structure: Glulam frames")]
    [InlineData("Frames of 24 m. cost_kes_million: 210")]
    [InlineData("**Backend** engineer")]
    [InlineData("See [profile](https://example.org)")]
    [InlineData("<b>Engineer</b> in Pune")]
    [InlineData("{\"reason\": 1}")]
    [InlineData("# Backend engineer")]
    [InlineData("EXCELLENT BACKEND ENGINEER IN PUNE")]
    [InlineData("Engineer engineer in Pune")]
    [InlineData("Sales manager sales manager in Pune")]
    [InlineData("Payments here, payments there, payments and payments")]
    [InlineData("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")]
    public void Clean_OfWhatCannotBeShown_IsNull(string? reason) => ReasonRules.Clean(reason).ShouldBeNull();

    [Fact]
    public void Clean_AtTheLimits_Stays()
    {
        var words = string.Join(' ', "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".Split(' '));
        ReasonRules.Clean(words).ShouldBe("O" + words[1..]);
        ReasonRules.Clean("A" + new string('b', 149))!.Length.ShouldBe(150);
        ReasonRules.Clean("A" + new string('b', 150)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Backend engineer at Flipkart in Pune", true)]
    [InlineData("Engineers who built payments platforms", true)]
    [InlineData("Experience with Kafka and Go", true)]
    [InlineData("Cut latency by 40%", true)]
    [InlineData("At Flipkart 2020–2023", true)]
    [InlineData("Cut latency by 45%", false)]
    [InlineData("At Flipkart since 2019 to 2024", false)]
    [InlineData("Backend engineer at Google", false)]
    [InlineData("Backend engineer in Delhi", false)]
    [InlineData("Experience with Kubernetes", false)]
    [InlineData("Outstanding engineer", false)]
    [InlineData("Uses EC2020", false)]
    [InlineData("Led forty people", false)]
    public void IsHeld_OnlyWhatTheEvidenceSays(string reason, bool held) =>
        ReasonRules.IsHeld(reason, EvidenceBuilder.Build(EvidenceOf.Engineer, EvidenceOf.Payments)).ShouldBe(held);

    [Fact]
    public void Distinct_SaysNothingTwice_AndAtMostThree() =>
        ReasonRules.Distinct(["Payments platform in Go", "Platforms in Go", "Pune", "Kafka", "Flipkart"], text => text).ShouldBe(["Payments platform in Go", "Pune", "Kafka"]);
}
