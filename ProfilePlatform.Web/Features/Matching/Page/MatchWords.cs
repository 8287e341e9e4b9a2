using System.Globalization;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Matching.Page;

/// <summary>What matching is called on its pages.</summary>
internal static class MatchWords
{
    public static string By(string engine) => engine == "llm" ? "by a model" : "on this machine";

    /// <summary>What a run would take.</summary>
    public static string Cost(MatchEstimate estimate) => estimate.Engine == MatchEngine.Local
        ? "They are scored on this machine, by the words and meanings that overlap. No model is asked, and it costs nothing."
        : $"{SpokenTime.Counted(estimate.Calls, "call")} of {estimate.Model}, about {Tokens(estimate.PromptTokens + estimate.CompletionTokens)} tokens. The profiles’ texts are sent to that model."
            + (estimate.Waiting > estimate.People ? $" {SpokenTime.Counted(estimate.Waiting - estimate.People, "person waits", "people wait")} for the run after it." : "");

    /// <summary>A run that is not finished.</summary>
    public static string Under(MatchProgressView run) => run.State == MatchState.Queued
        ? $"Waiting to begin: {People(run.Total)}"
        : $"{run.Done.ToString("N0", CultureInfo.InvariantCulture)} of {People(run.Total)} {Scored(run)}";

    /// <summary>What came of a run.</summary>
    public static string Outcome(MatchProgressView run) => run.State == MatchState.Failed
        ? $"A fault ended the run after {run.Done.ToString("N0", CultureInfo.InvariantCulture)} of {People(run.Total)}. What was scored is kept; another run goes on with the others."
        : $"{People(run.Total)} {Scored(run)}" + LeftOut(run)
            + (run.Engine == MatchEngine.Llm ? $" {Tokens((long)run.PromptTokens + run.CompletionTokens)} tokens." : "");

    private static string LeftOut(MatchProgressView run) => run.NotByModel == 0 ? "."
        : run.Kind == MatchKind.Rescore ? $"; the model left {People(run.NotByModel)} out."
        : $"; the model left {People(run.NotByModel)} out, and they have a score of this machine.";

    private static string Scored(MatchProgressView run) => run.Kind == MatchKind.Rescore ? "scored again" : "scored";

    private static string People(int count) => SpokenTime.Counted(count, "person", "people");

    private static string Tokens(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
