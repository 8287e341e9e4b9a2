using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Tests.Evals.Matches;

/// <summary>How well scores order the others for one member.</summary>
/// <param name="Tau">Kendall's τ-b with the true grades. As nine in ten grades are 0, it rewards equal scores for all who are weak.</param>
/// <param name="Order">Share of pairs of different grades in the right order; ties count half.</param>
/// <param name="Auc">Share of pairs of somebody who has what the member needs and somebody who has not, in the right order; ties count half.</param>
/// <param name="Useful">Of the three with the highest scores, the share who have what the member needs; as far as there are three.</param>
internal readonly record struct MatchMeasures(double Tau, double Order, double Auc, double Useful)
{
    private const int Shown = 3;

    public static MatchMeasures Of(double[] scores, int[] grades)
    {
        var met = Array.ConvertAll(grades, grade => grade >= 2);
        // In a tie the one who is of no use comes first: a scorer that cannot tell gets no credit for luck.
        var first = scores.Zip(met).OrderByDescending(one => one.First).ThenBy(one => one.Second).Take(Shown).Count(one => one.Second);
        return new MatchMeasures(
            KendallTau.B(scores, Array.ConvertAll(grades, grade => (double)grade)) ?? 0, OrderOf(scores, grades), Evals.Auc.Of(scores, met), (double)first / Math.Min(Shown, met.Count(one => one)));
    }

    private static double OrderOf(double[] scores, int[] grades)
    {
        var pairs = from i in Enumerable.Range(0, grades.Length) from j in Enumerable.Range(0, grades.Length) where grades[i] > grades[j]
                    select scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        return pairs.Average();
    }
}
