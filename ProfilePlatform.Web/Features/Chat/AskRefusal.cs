using ProfilePlatform.Core.Chat;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Web.Features.Chat;

/// <summary>Why a question was not taken, in plain words.</summary>
internal static class AskRefusal
{
    /// <summary>A sentence for the visitor.</summary>
    public static string Of(StartTurnResult result) => result switch
    {
        StartTurnResult.Invalid => "Questions have 1 to 2,000 characters.",
        StartTurnResult.Closed => "No questions are taken here any more.",
        StartTurnResult.Limited limited => (limited.ByOthers
            ? "Many people are asking just now."
            : "That was many questions in a short time.") + $" Try again in {SpokenTime.Counted(Seconds(limited), "second")}.",
        _ => "The question could not be taken. Try again.",
    };

    private static int Seconds(StartTurnResult.Limited limited) => Math.Max(1, (int)Math.Ceiling(limited.RetryAfter.TotalSeconds));
}
