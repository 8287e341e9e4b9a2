using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Chat;

/// <summary>Turns, by who answered and what came of it: answered, refused, interrupted or failed.</summary>
internal static class ChatMetrics
{
    private static readonly Histogram<double> Duration = PlatformTelemetry.Meter.CreateHistogram<double>(
        "profileplatform.chat.turn.duration", "s", "Turns of conversations, from the question to the end");

    public static void Ended(Activity? span, ChatTurn turn, TimeSpan elapsed) =>
        Record(span, turn.Engine, turn.Answer.Length == 0 ? "failed" : turn.Interrupted ? "interrupted" : turn.Answered ? "answered" : "refused", elapsed);

    public static void Failed(Activity? span, TimeSpan elapsed) => Record(span, "none", "failed", elapsed);

    private static void Record(Activity? span, string engine, string outcome, TimeSpan elapsed)
    {
        span?.SetTag("engine", engine).SetTag("outcome", outcome);
        Duration.Record(elapsed.TotalSeconds, new("engine", engine), new("outcome", outcome));
    }
}
