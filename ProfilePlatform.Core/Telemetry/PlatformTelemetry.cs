using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ProfilePlatform.Core.Telemetry;

/// <summary>
/// Where features report what they measure. Nobody listens unless an exporter is set up, and then it costs next to nothing. No attribute holds text of
/// a document, a question or a search, and none has more values than can be counted on a page: no id of a profile or a user.
/// </summary>
public static class PlatformTelemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "ProfilePlatform";

    /// <summary>Spans.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counters and histograms.</summary>
    public static Meter Meter { get; } = new(Name);
}
