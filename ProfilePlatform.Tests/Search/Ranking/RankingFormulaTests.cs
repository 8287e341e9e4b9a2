using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Tests.Search.Ranking;

public sealed class RankingFormulaTests
{
    private static RankingProfile Classic => RankingProfile.Classic;

    [Fact]
    public void Classic_HasTheConstantsOfTheFirstFormula() =>
        (Classic.ParentBest, Classic.ChildBest, Classic.AverageTop3, Classic.LexicalBonusMax, Classic.ShouldBoost, Classic.ShouldCap, Classic.ShouldBonusMax,
            Classic.MissingDatePenalty, Classic.LocationMismatchPenalty, Classic.MinResults, Classic.TopPeopleStored, Classic.Overfetch, Classic.MatchedCards, Classic.DefaultNumCards)
            .ShouldBe((0.55, 0.30, 0.15, 0.25, 0.05, 10, 0.25, 0.15, 0.15, 15, 24, 10, 3, 6));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 0.6666667)]
    [InlineData(0, 0.5)]
    [InlineData(-1, 0.3333333)]
    [InlineData(1.2, 1)]
    public void Similarity_IsOneOverOnePlusDistance(double cosine, double expected) => RankingFormula.Similarity(cosine).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(0.784, 78)]
    [InlineData(1.7, 100)]
    [InlineData(-0.2, 0)]
    public void SimilarityPercent_IsClampedAndRounded(double score, int percent) => RankingFormula.SimilarityPercent(score).ShouldBe(percent);

    [Theory]
    [InlineData(0, 0.6)]
    [InlineData(3, 0.75)]
    [InlineData(10, 1.1)]
    [InlineData(11, 1.1)]
    public void WithWishes_AddsEachUpToTheCap(int hits, double expected) => RankingFormula.WithWishes(0.6, hits, Classic).ShouldBe(expected, 1e-12);

    // 0.55 × 0.8 + 0.30 × 0.6 + 0.15 × 0.7 = 0.725
    [Theory]
    [InlineData(0, 0, false, false, 0.725)]
    [InlineData(1, 0, false, false, 0.975)]
    [InlineData(0.5, 0, false, false, 0.85)]
    [InlineData(2, 0, false, false, 0.975)]
    [InlineData(0, 2, false, false, 0.825)]
    [InlineData(0, 5, false, false, 0.975)]
    [InlineData(0, 9, false, false, 0.975)]
    [InlineData(0, 0, true, false, 0.575)]
    [InlineData(0, 0, false, true, 0.575)]
    [InlineData(0, 0, true, true, 0.425)]
    public void Score_ByHand(double words, int hits, bool missesDate, bool missesPlace, double expected)
    {
        var evidence = new PersonEvidence
        {
            ParentBest = 0.8, ChildBest = 0.6, AverageTop3 = 0.7, Words = words, ShouldHits = hits, Wishes = 1, MissesDate = missesDate, MissesPlace = missesPlace,
            // Of no weight in this profile:
            HasFunction = true, HasStanding = true, MissesTime = true, MissesCompany = true,
        };

        RankingFormula.Score(evidence, Classic).ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Contributions_NameEveryTerm()
    {
        var evidence = new PersonEvidence { ParentBest = 0.8, ChildBest = 0.6, AverageTop3 = 0.7, Words = 0.5, ShouldHits = 2, MissesDate = true, MissesPlace = true };

        RankingFormula.Contributions(evidence, Classic).Select(term => (term.Name, Math.Round(term.Value, 6))).ShouldBe(
        [
            ("parent_best", 0.44), ("child_best", 0.18), ("average_top3", 0.105), ("lexical", 0.125), ("should", 0.1), ("missing_date", -0.15), ("location_mismatch", -0.15),
        ]);
    }

    [Fact]
    public void Contributions_OfStandard_CountWishesOnceAndWhatWasRelaxed()
    {
        var evidence = new PersonEvidence { ShouldHits = 9, Wishes = 2, HasFunction = true, HasStanding = true, MissesTime = true, MissesCompany = true };
        var profile = Classic with
        {
            CountsWishesOnce = true, RoleFunctionBonus = 0.5, RoleStandingBonus = 0.25, TimeMismatchPenalty = 0.125, CompanyMismatchPenalty = 0.0625,
        };

        RankingFormula.Contributions(evidence, profile).Select(term => (term.Name, term.Value)).ShouldBe(
            [("should", 0.1), ("role_function", 0.5), ("role_standing", 0.25), ("time_mismatch", -0.125), ("company_mismatch", -0.0625)]);
    }

    [Fact]
    public void Contributions_BelowZero_AreClamped()
    {
        var evidence = new PersonEvidence { ParentBest = 0.1, MissesDate = true, MissesPlace = true };

        RankingFormula.Score(evidence, Classic).ShouldBe(0);
        var terms = RankingFormula.Contributions(evidence, Classic);
        terms[^1].Name.ShouldBe("clamp");
        terms[^1].Value.ShouldBe(0.245, 1e-12);
        terms.Sum(term => term.Value).ShouldBe(0);
    }

    [Fact]
    public void Contributions_OfAnyEvidence_AddUpToTheScore()
    {
        var share = Gen.Choose(0, 1_000).Select(number => number / 1_000.0);
        var flags = Gen.Choose(0, 255);
        var profiles = Gen.Elements(RankingProfile.Classic, RankingProfile.Standard, RankingProfile.WordsAlone, RankingProfile.VectorsAlone);
        var evidence = from parent in share from child in share from top in share from words in share from hits in Gen.Choose(0, 30) from bits in flags
                       select new PersonEvidence
                       {
                           ParentBest = parent, ChildBest = child, AverageTop3 = top, Words = words, ShouldHits = hits, Wishes = hits / 2, HasFunction = (bits & 1) > 0,
                           HasStanding = (bits & 2) > 0, MissesDate = (bits & 4) > 0, MissesTime = (bits & 8) > 0, MissesPlace = (bits & 16) > 0, MissesCompany = (bits & 32) > 0,
                       };
        Prop.ForAll(Arb.From(evidence), Arb.From(profiles), (one, profile) =>
            Math.Abs(RankingFormula.Contributions(one, profile).Sum(term => term.Value) - RankingFormula.Score(one, profile)) < 1e-12).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(new[] { 15, 0, 0, 0 }, 0)]
    [InlineData(new[] { 14, 15, 20, 30 }, 1)]
    [InlineData(new[] { 0, 14, 15, 30 }, 2)]
    [InlineData(new[] { 0, 0, 14, 30 }, 3)]
    [InlineData(new[] { 3, 3, 3, 3 }, 3)]
    public void Tiers_AreTriedUntilEnoughPeopleAreFound(int[] found, int tier) => FallbackTiers.First(15, asked => found[asked]).ShouldBe(tier);
}
