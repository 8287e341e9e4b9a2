using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Credits;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>What the page says where something was not done.</summary>
/// <param name="Text">What happened and what to do.</param>
/// <param name="IsLoss">True where something is wrong, false where the member can go on.</param>
/// <param name="Link">Where that can be done; null where there is no such place.</param>
/// <param name="LinkText">Its words.</param>
public sealed record SearchNotice(string Text, bool IsLoss = false, string? Link = null, string LinkText = "")
{
    /// <summary>For whatever went wrong unexpectedly.</summary>
    public static SearchNotice Broken { get; } = new("That did not work just now, and nothing was charged. Try again in a moment.", IsLoss: true);

    /// <summary>For an index that is not there yet.</summary>
    public static SearchNotice Starting { get; } = new("The people index is still being read. Nothing was charged; try again in a moment.", IsLoss: true);

    /// <summary>In plain words.</summary>
    public static SearchNotice Of<T>(SearchOutcome<T> outcome)
        where T : class => outcome.End switch
    {
        SearchEnd.NotSignedIn => new("You are signed out. Sign in to go on; what you wrote stays in the address.", Link: "/login?returnUrl=/search", LinkText: "Sign in"),
        SearchEnd.Missing => new("There is no such search among yours. It may be somebody else’s, or removed.", Link: "/search/history", LinkText: "Your searches"),
        SearchEnd.Expired => new("This search is older than a day, so its people are no longer kept. Search again to see who fits now.", Link: "/search/history", LinkText: "Your searches"),
        SearchEnd.ContactNotOffered => new("They do not offer contact details at present. Nothing was charged."),
        SearchEnd.NotEnough => new(
            $"This needs {CreditWords.Count(outcome.Cost)} and you have {CreditWords.Number(outcome.Balance)}. Ask for fewer people, or ask an administrator for more credits. Nothing was charged.",
            Link: "/account/credits", LinkText: "Your credits"),
        SearchEnd.InFlight => new("The same request is still being worked on. Try again in a moment; it is charged once."),
        SearchEnd.OtherRequest => new("This was asked for in another form before. Try again."),
        SearchEnd.TooMany => new($"That were many searches in a short time. Wait {Wait(outcome.RetryAfter)}, then search again. Nothing was charged."),
        SearchEnd.EncoderDown => new("The search cannot read queries just now. Nothing was charged; try again in a moment.", IsLoss: true),
        _ => Broken,
    };

    /// <summary>True where an act that ended so is over for good, so that another try is another act.</summary>
    public static bool IsOver(SearchEnd end) => end is not (SearchEnd.InFlight or SearchEnd.EncoderDown or SearchEnd.TooMany or SearchEnd.NotSignedIn);

    private static string Wait(TimeSpan? wait) => SpokenTime.Counted(Math.Max(1, (int)Math.Ceiling((wait ?? TimeSpan.FromSeconds(1)).TotalSeconds)), "second");
}
