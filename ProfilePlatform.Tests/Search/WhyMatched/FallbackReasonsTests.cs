using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Tests.Search.WhyMatched;

public sealed class FallbackReasonsTests
{
    [Fact]
    public void Build_ConditionsFulfilled_ComeFirst()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Engineer, "backend engineers at Flipkart in Pune 2020-2022");

        reasons[0].Text.ShouldBe("Backend Engineer at Flipkart in Pune, India, 2020-01–2023-06");
        (reasons[0].Constraint, reasons[0].Contribution).ShouldBe(("role", "parent_best"));
        reasons[0].Evidence.Select(item => item.Field).ShouldBe(["title", "company_name", "location", "dates"]);
    }

    [Fact]
    public void Build_SecondCardOfTheSameKind_ComesAfterOtherConditions()
    {
        var source = EvidenceOf.Engineer with { Cards = [EvidenceOf.Engineer.Cards[0], EvidenceOf.Engineer.Cards[1] with { Title = "Junior Backend Engineer" }] };

        EvidenceOf.Fallback(source, "backend engineers open to work").Select(reason => reason.Constraint).ShouldBe(["role", "open_to_work", "role"]);
        EvidenceOf.Fallback(EvidenceOf.Engineer, "backend engineers open to work").Count(reason => reason.Constraint == "role").ShouldBe(1);
    }

    [Fact]
    public void Build_RoleThenAvailabilityThenPay()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Engineer, "backend engineers in Pune open to work with 20 LPA");

        reasons.Select(reason => reason.Constraint).ShouldBe(["role", "open_to_work", "salary"]);
        reasons[1].Evidence.ShouldBe([new ReasonEvidence(Guid.Empty, "open_to_work", "Open to work, in Pune or Mumbai")]);
        reasons[2].Contribution.ShouldBe("filter");
    }

    [Fact]
    public void Build_SkillsAskedFor_AreNamedBeforeOutcomes()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Engineer, "somebody with Kafka and Rust who works on checkout latency");

        (reasons[0].Text, reasons[0].Constraint, reasons[0].Contribution).ShouldBe(("Kafka, as Backend Engineer", "skills", "should"));
        reasons[0].Evidence.ShouldBe([new ReasonEvidence(EvidenceOf.First, "outcome", "Moved reconciliation from nightly jobs to Kafka streams.")]);
        reasons[1].Text.ShouldBe("Cut checkout latency by 40%");
        reasons[1].Contribution.ShouldBe("child_best");
    }

    [Fact]
    public void Build_OutcomeThatAnswers_TakesTheLastPlaceOfConditions()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Engineer, "backend engineers in Pune open to work with 20 LPA for checkout latency");

        reasons.Count.ShouldBe(3);
        reasons[2].Evidence.ShouldBe([new ReasonEvidence(EvidenceOf.First, "outcome", "Cut checkout latency by 40%")]);
    }

    [Fact]
    public void Build_OutcomeThatSaysNothingNew_IsNotAddedAgain()
    {
        var source = EvidenceOf.Card("Backend Engineer", "", "Flipkart", EvidenceOf.Child(EvidenceOf.First, ("Backend engineer", "")));

        EvidenceOf.Fallback(source, "backend engineers").ShouldHaveSingleItem().Text.ShouldBe("Backend Engineer at Flipkart");
    }

    [Theory]
    [InlineData("**checkout** latency halved")]
    [InlineData("CHECKOUT LATENCY WAS HALVED IN ALL SHOPS")]
    [InlineData("Summary: checkout latency halved")]
    public void Build_OutcomeThatCannotBeShown_IsNotShown(string outcome)
    {
        var source = EvidenceOf.Engineer with { Children = [EvidenceOf.Child(EvidenceOf.First, (outcome, ""))] };

        EvidenceOf.Fallback(source, "backend engineers in Pune open to work with 20 LPA for checkout latency").ShouldNotContain(reason => reason.Text.Contains("halved", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Build_SummaryThatAnswers_IsSaidOnce()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Card("Backend Engineer", "Built the ledger of a marketplace."), "backend engineers for a marketplace ledger");

        reasons.Select(reason => reason.Text).ShouldBe(["Backend Engineer", "Built the ledger of a marketplace"]);
    }

    [Fact]
    public void Build_NothingKnown_SaysSoInGeneral() =>
        EvidenceOf.Fallback(EvidenceOf.Card("") with { Cards = [] }, "backend engineers").ShouldBe([FallbackReasons.General]);

    [Fact]
    public void Build_NothingAnswers_NamesTheTitleBeforeOutcomes_AndSaysSoLast()
    {
        var reasons = EvidenceOf.Fallback(EvidenceOf.Engineer, "florists");

        reasons[0].Text.ShouldBe("Backend Engineer at Flipkart");
        reasons[0].Constraint.ShouldBeNull();
        reasons[^1].ShouldBe(FallbackReasons.General);
        EvidenceOf.Fallback(EvidenceOf.Engineer, "somebody with Kafka").ShouldNotContain(FallbackReasons.General);
    }

    [Theory]
    [InlineData("backend engineers at Flipkart in Pune 2020-2022 open to work")]
    [InlineData("somebody with Kafka")]
    [InlineData("florists")]
    [InlineData("")]
    public void Build_EveryReason_IsShortHeldAndPointsAtCards(string query)
    {
        var lengthy = string.Join(' ', Enumerable.Range(0, 60).Select(number => $"word{number}"));
        var source = EvidenceOf.Engineer with { Children = [.. EvidenceOf.Engineer.Children, EvidenceOf.Child(EvidenceOf.Second, (lengthy, string.Concat(Enumerable.Repeat("😀", 90))))] };
        var evidence = EvidenceOf.Build(source, query);

        var reasons = EvidenceOf.Fallback(source, query);

        reasons.Count.ShouldBeInRange(1, 3);
        foreach (var reason in reasons.Where(reason => reason != FallbackReasons.General))
        {
            reason.Text.Length.ShouldBeLessThanOrEqualTo(150);
            reason.Text.Split(' ').Length.ShouldBeLessThanOrEqualTo(15);
            ReasonRules.Clean(reason.Text).ShouldNotBeNull();
            ReasonRules.IsHeld(reason.Text, evidence).ShouldBeTrue(reason.Text);
            reason.Evidence.ShouldNotBeEmpty();
            reason.Evidence.ShouldAllBe(item => item.Field.Length > 0 && evidence.Items.Any(held => held.CardId == item.CardId && held.Field == item.Field && held.Text == item.Quote));
        }
    }

    [Fact]
    public void Build_LongOutcome_ShowsTheWordsAroundTheAnswer()
    {
        var outcome = "Kept the old accounts of the house in good order for many quiet years and then moved the whole ledger to Kafka";
        var reason = EvidenceOf.Fallback(EvidenceOf.Card("", "", "", EvidenceOf.Child(EvidenceOf.First, (outcome, ""))), "ledger Kafka")
            .First(found => found.Constraint is null);

        reason.Text.ShouldStartWith("…");
        reason.Text.ShouldEndWith("ledger to Kafka");
    }
}
