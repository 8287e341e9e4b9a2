using System.Globalization;

namespace ProfilePlatform.Benchmarks;

/// <summary>Times of one thing measured many times, in milliseconds.</summary>
internal sealed class Samples(string name)
{
    private readonly List<double> _milliseconds = [];

    public void Add(TimeSpan elapsed) => _milliseconds.Add(elapsed.TotalMilliseconds);

    /// <summary>The value below which <paramref name="share"/> of the samples lie.</summary>
    public double At(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{name}: p50 {At(0.5):F1} ms, p95 {At(0.95):F1} ms, of {_milliseconds.Count}");
}
