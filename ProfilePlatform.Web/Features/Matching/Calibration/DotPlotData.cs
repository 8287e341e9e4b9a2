using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Web.Features.Matching.Calibration;

/// <summary>One figure of all ways of scoring, as dots with intervals on one scale.</summary>
/// <param name="Title">The figure.</param>
/// <param name="About">What is better.</param>
/// <param name="Format">How its numbers are written.</param>
/// <param name="From">Left end of the scale.</param>
/// <param name="To">Right end of the scale.</param>
/// <param name="Rows">The ways of scoring; without a figure where it cannot be told.</param>
public sealed record DotPlotData(string Title, string About, string Format, double From, double To, IReadOnlyList<DotRow> Rows)
{
    // Room at both ends for a dot, in percent of the width.
    private const double Margin = 3;

    /// <summary>The figures of a report.</summary>
    public static IEnumerable<DotPlotData> Of(CalibrationReport report)
    {
        (string Name, Accuracy? Accuracy)[] ways = [("First score", report.Cheap), ("Line", report.Linear), ("Second pass", report.Rescored)];
        var known = ways.Where(way => way.Accuracy is not null).ToList();
        var error = known.ConvertAll(way => new DotRow(way.Name, way.Accuracy!.MeanAbsoluteError));
        var order = known.ConvertAll(way => new DotRow(way.Name, way.Accuracy!.Kendall));
        var bias = known.ConvertAll(way => new DotRow(way.Name, way.Accuracy!.Bias));
        yield return new DotPlotData("Error", "Points away from your score, on average. Less is better.", "0.0", 0, Reach(error), error);
        yield return new DotPlotData("Order", "Kendall’s τ with your order: 1 is the same, 0 is chance.", "0.00", -1, 1, order);
        yield return new DotPlotData("Bias", "Points too high, or below zero too low, on average.", "0.0", -Reach(bias), Reach(bias), bias);
    }

    /// <summary>Where a value lies, in percent of the width.</summary>
    public double Place(double value) => Margin + ((100 - (2 * Margin)) * Math.Clamp((value - From) / (To - From), 0, 1));

    // To the next ten that holds every interval.
    private static double Reach(IEnumerable<DotRow> rows) => Math.Max(10, 10 * Math.Ceiling(rows.Where(row => row.Figure is not null)
        .SelectMany(row => new[] { row.Figure!.Value, row.Figure.Ci95?.Low ?? 0, row.Figure.Ci95?.High ?? 0 }).Select(Math.Abs).DefaultIfEmpty(0).Max() / 10));
}

/// <summary>A dot with its interval.</summary>
/// <param name="Name">The way of scoring.</param>
/// <param name="Figure">The figure; null where it cannot be told.</param>
public sealed record DotRow(string Name, Estimate? Figure);
