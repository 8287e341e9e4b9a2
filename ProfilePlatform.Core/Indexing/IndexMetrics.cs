using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Indexing;

/// <summary>Indexing runs.</summary>
internal static class IndexMetrics
{
    private static readonly Histogram<double> Duration = PlatformTelemetry.Meter.CreateHistogram<double>(
        "profileplatform.index.run.duration", "s", "Indexing runs");

    public static void Ended(Activity? span, IndexRun run, TimeSpan elapsed)
    {
        var outcome = run.State.ToString().ToLowerInvariant();
        span?.SetTag("outcome", outcome).SetTag("documents", run.Documents.Count).SetTag("passages", run.Chunks);
        Duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
