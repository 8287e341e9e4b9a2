namespace ProfilePlatform.Core.Matching.Calibration;

/// <summary>The 95 % interval of a figure.</summary>
public sealed record Interval(double Low, double High);

/// <summary>A figure with its interval; null where there are too few cases for one.</summary>
public sealed record Estimate(double Value, Interval? Ci95)
{
    /// <summary>True where the whole interval lies above zero.</summary>
    public bool IsAboveZero => Ci95 is { Low: > 0 };

    /// <summary>True where the whole interval lies below zero.</summary>
    public bool IsBelowZero => Ci95 is { High: < 0 };
}

/// <summary>How a way of scoring does against the member's own scores.</summary>
/// <param name="MeanAbsoluteError">In points of 100.</param>
/// <param name="Bias">The mean of score less own score: above zero where the scores are too high.</param>
/// <param name="Kendall">τ-b with the own scores; null where one side has a single value.</param>
public sealed record Accuracy(Estimate MeanAbsoluteError, Estimate Bias, Estimate? Kendall);

/// <summary>What can be said about the paid second pass.</summary>
public enum Verdict
{
    /// <summary>Nothing was re-scored yet, or no review of what was.</summary>
    NotRescored,

    /// <summary>Too few reviews of re-scored profiles for an interval.</summary>
    TooFewReviews,

    /// <summary>The error fell, by more than chance explains.</summary>
    Gain,

    /// <summary>The interval of the difference holds zero.</summary>
    NoMeasurableGain,

    /// <summary>The error rose, by more than chance explains.</summary>
    Loss,
}
