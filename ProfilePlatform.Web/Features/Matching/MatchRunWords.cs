using System.Globalization;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>Runs in words, for the administration's page and API.</summary>
internal static class MatchRunWords
{
    /// <summary>"queued", "rescore", "llm".</summary>
    public static string Name(Enum value) => value.ToString().ToLowerInvariant();

    /// <summary>The state of an address: null for none; false for what is no state.</summary>
    public static bool TryRead(string? name, out MatchState? state)
    {
        state = Enum.GetValues<MatchState>().Where(one => Name(one) == name).Select(one => (MatchState?)one).FirstOrDefault();
        return string.IsNullOrEmpty(name) || state is not null;
    }

    /// <summary>What it does.</summary>
    public static string Kind(PlatformMatchRun run) => run.Kind == MatchKind.Rescore ? "Second pass" : "Scoring";

    /// <summary>How far it has come.</summary>
    public static string State(MatchState state) => state switch
    {
        MatchState.Queued => "Waiting",
        MatchState.Running => "At work",
        MatchState.Done => "Done",
        _ => "Failed",
    };

    /// <summary>How the state is shown.</summary>
    public static string Tag(MatchState state) => state switch
    {
        MatchState.Running => "tag live",
        MatchState.Failed => "tag lost",
        _ => "tag",
    };

    /// <summary>People done, and how many of them the model left out.</summary>
    public static string People(PlatformMatchRun run) => run.NotByModel == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{run.Done:N0} of {run.Total:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{run.Done:N0} of {run.Total:N0}, {run.NotByModel:N0} not by the model");

    /// <summary>Tokens, or none.</summary>
    public static string Tokens(PlatformMatchRun run) =>
        run.Calls == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{(long)run.PromptTokens + run.CompletionTokens:N0} in {SpokenTime.Counted(run.Calls, "call")}");

    /// <summary>In US dollars, where it is known.</summary>
    public static string Cost(PlatformMatchRun run) => run.CostMicros is { } cost ? "$" + (cost / 1_000_000m).ToString("0.0000", CultureInfo.InvariantCulture) : "–";

    /// <summary>How long it took.</summary>
    public static string Took(PlatformMatchRun run) => run is { StartedAt: { } from, FinishedAt: { } to } ? SpokenTime.Length(to - from) : "–";

    /// <summary>What went wrong; empty where nothing did.</summary>
    public static string Cause(PlatformMatchRun run) => run.Cause.Replace('_', ' ');
}
