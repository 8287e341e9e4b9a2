using ProfilePlatform.Core.Search.Index;

namespace ProfilePlatform.Core.Search.Ranking;

/// <summary>From evidence to a score, as a sum of named terms.</summary>
public static class RankingFormula
{
    /// <summary>1 / (1 + d) of a cosine distance d.</summary>
    public static double Similarity(double cosine) => 1 / (2 - Math.Clamp(cosine, -1, 1));

    /// <summary>The score as a whole number from 0 to 100.</summary>
    public static int SimilarityPercent(double score) => (int)Math.Round(Math.Clamp(score, 0, 1) * 100);

    /// <summary>A card's similarity with its wishes.</summary>
    internal static double WithWishes(double similarity, int hits, RankingProfile profile) =>
        similarity + (Math.Min(hits, profile.ShouldCap) * profile.ShouldBoost);

    /// <summary>The score, never negative.</summary>
    internal static double Score(in PersonEvidence evidence, RankingProfile profile) => Math.Max(0,
        Blend(evidence, profile) + Lexical(evidence, profile) + Should(evidence, profile) + Role(evidence, profile) - Penalties(evidence, profile));

    /// <summary>Its terms in a fixed order, without those that are 0. They add up to the score.</summary>
    internal static IReadOnlyList<Contribution> Contributions(in PersonEvidence evidence, RankingProfile profile)
    {
        var terms = new List<Contribution>(8);
        Add("parent_best", profile.ParentBest * evidence.ParentBest);
        Add("child_best", profile.ChildBest * evidence.ChildBest);
        Add("average_top3", profile.AverageTop3 * evidence.AverageTop3);
        Add("lexical", Lexical(evidence, profile));
        Add("should", Should(evidence, profile));
        Add("role_function", evidence.HasFunction ? profile.RoleFunctionBonus : 0);
        Add("role_standing", evidence.HasStanding ? profile.RoleStandingBonus : 0);
        Add("missing_date", evidence.MissesDate ? -profile.MissingDatePenalty : 0);
        Add("time_mismatch", evidence.MissesTime ? -profile.TimeMismatchPenalty : 0);
        Add("location_mismatch", evidence.MissesPlace ? -profile.LocationMismatchPenalty : 0);
        Add("company_mismatch", evidence.MissesCompany ? -profile.CompanyMismatchPenalty : 0);
        if (terms.Sum(term => term.Value) is < 0 and var below)
        {
            Add("clamp", -below);
        }

        return terms;

        void Add(string name, double value)
        {
            if (value != 0)
            {
                terms.Add(new Contribution(name, value));
            }
        }
    }

    private static double Blend(in PersonEvidence evidence, RankingProfile profile) =>
        (profile.ParentBest * evidence.ParentBest) + (profile.ChildBest * evidence.ChildBest) + (profile.AverageTop3 * evidence.AverageTop3);

    private static double Lexical(in PersonEvidence evidence, RankingProfile profile) => Math.Min(1, evidence.Words) * profile.LexicalBonusMax;

    private static double Should(in PersonEvidence evidence, RankingProfile profile) =>
        Math.Min((profile.CountsWishesOnce ? evidence.Wishes : evidence.ShouldHits) * profile.ShouldBoost, profile.ShouldBonusMax);

    private static double Role(in PersonEvidence evidence, RankingProfile profile) =>
        (evidence.HasFunction ? profile.RoleFunctionBonus : 0) + (evidence.HasStanding ? profile.RoleStandingBonus : 0);

    private static double Penalties(in PersonEvidence evidence, RankingProfile profile) =>
        (evidence.MissesDate ? profile.MissingDatePenalty : 0) + (evidence.MissesTime ? profile.TimeMismatchPenalty : 0)
        + (evidence.MissesPlace ? profile.LocationMismatchPenalty : 0) + (evidence.MissesCompany ? profile.CompanyMismatchPenalty : 0);
}
