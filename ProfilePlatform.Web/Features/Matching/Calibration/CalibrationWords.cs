using System.Globalization;
using ProfilePlatform.Core.Matching.Calibration;

namespace ProfilePlatform.Web.Features.Matching.Calibration;

/// <summary>What a calibration says, in words.</summary>
internal static class CalibrationWords
{
    /// <summary>What was gained by what; those that can be told.</summary>
    public static IEnumerable<(string What, Estimate Gain)> Gains(CalibrationReport report) =>
        from gain in new (string What, Estimate? Gain)[]
        {
            ("The line, over the first scores", report.LinearGain),
            ("The second pass, over the first scores", report.RescoredGain),
            ("The second pass, over the line that costs nothing", report.GainOverLinear),
        }
        where gain.Gain is not null
        select (gain.What, gain.Gain!);

    public static string Verdict(Estimate gain) => gain switch
    {
        { Ci95: null } => "too few reviews to tell",
        { IsAboveZero: true } => "closer to you",
        { IsBelowZero: true } => "further from you",
        _ => "no measurable gain",
    };

    public static string Tone(Estimate gain) => gain.IsAboveZero ? "better" : gain.IsBelowZero ? "worse" : "";

    public static string Points(Estimate gain) => gain.Ci95 is not { } interval ? $"{Signed(gain.Value)} points of error less"
        : $"{Signed(gain.Value)} points of error less (95% interval {Signed(interval.Low)} to {Signed(interval.High)})"
            + (gain.IsAboveZero || gain.IsBelowZero ? "" : "; the interval spans zero");

    /// <summary>A figure with its interval.</summary>
    public static string Figure(Estimate? figure, string format) => figure is null ? "–"
        : figure.Ci95 is { } interval ? $"{Number(figure.Value, format)} ({Number(interval.Low, format)} to {Number(interval.High, format)})"
        : Number(figure.Value, format);

    // The sign of minus as it is set, and no minus before a zero.
    public static string Number(double value, string format)
    {
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && text.Any(digit => digit is >= '1' and <= '9') ? "−" + text : text;
    }

    private static string Signed(double value) => (value >= 0.05 ? "+" : "") + Number(value, "0.0");
}
