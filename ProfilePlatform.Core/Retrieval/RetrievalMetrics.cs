using System.Diagnostics.Metrics;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Retrieval;

internal static class RetrievalMetrics
{
    /// <summary>How long words and vectors of one profile are searched, embedding the question left aside.</summary>
    public static Histogram<double> Duration { get; } = PlatformTelemetry.Meter.CreateHistogram<double>(
        "profileplatform.retrieval.duration", "s", "Searches for passages of one profile");
}
