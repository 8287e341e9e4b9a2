using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProfilePlatform.Core.Telemetry;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Llm;

/// <summary>Calls of language models and their tokens, from the rows of the ledger.</summary>
internal static class LlmMetrics
{
    private static readonly Histogram<double> Duration = PlatformTelemetry.Meter.CreateHistogram<double>(
        "profileplatform.llm.call.duration", "s", "Calls of language models");

    private static readonly Counter<long> Tokens = PlatformTelemetry.Meter.CreateCounter<long>(
        "profileplatform.llm.tokens", "{token}", "Tokens of language models");

    public static void Ended(UsageEntry entry)
    {
        TagList tags = [new("operation", entry.Operation), new("outcome", entry.Outcome), new("cached", entry.Cached)];
        Duration.Record(entry.LatencyMs / 1000.0, tags);
        Tokens.Add(entry.PromptTokens, new("operation", entry.Operation), new("type", "prompt"));
        Tokens.Add(entry.CompletionTokens, new("operation", entry.Operation), new("type", "completion"));
        // Told at its end: a stream is passed on piece by piece and has no stretch of code that is its own.
        using var span = PlatformTelemetry.Source.StartActivity(
            "llm.call", ActivityKind.Client, default(ActivityContext), tags, startTime: entry.At.AddMilliseconds(-entry.LatencyMs));
        span?.SetTag("tokens.prompt", entry.PromptTokens).SetTag("tokens.completion", entry.CompletionTokens);
    }
}
