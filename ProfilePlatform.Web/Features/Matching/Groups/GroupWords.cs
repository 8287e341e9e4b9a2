using System.Globalization;
using ProfilePlatform.Core.Matching.Groups;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Matching.Groups;

/// <summary>What runs over groups are called on their page.</summary>
internal static class GroupWords
{
    public static string Cost(GroupEstimate estimate) => estimate.Engine == MatchEngine.Local
        ? "They are scored on this machine, by the words and meanings that overlap. No model is asked, and it costs nothing."
        : $"{SpokenTime.Counted(estimate.Calls, "call")} of {estimate.Model}, about {Number(estimate.PromptTokens + estimate.CompletionTokens)} tokens. The profiles’ texts are sent to that model.";

    public static string Of(GroupRunView run) => run switch
    {
        { State: MatchState.Queued } => $"Waiting to begin: {SpokenTime.Counted(run.Total, "pair")}.",
        { State: MatchState.Running } => $"{Number(run.Done)} of {SpokenTime.Counted(run.Total, "pair")} scored. You may leave the page; it goes on.",
        { State: MatchState.Failed } => $"A fault ended the run after {Number(run.Done)} of {SpokenTime.Counted(run.Total, "pair")}. What was scored is kept.",
        { NotByModel: > 0 } => $"{SpokenTime.Counted(run.Total, "pair")} scored; the model left {Number(run.NotByModel)} out, which have a score of this machine.",
        _ => run.Total == 0 ? "" : $"{SpokenTime.Counted(run.Total, "pair")} scored.",
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What an organiser says to a pair.</summary>
/// <param name="Score">0–100.</param>
/// <param name="Note">Why; may be empty.</param>
public sealed record PairReview(int Score, string Note);
