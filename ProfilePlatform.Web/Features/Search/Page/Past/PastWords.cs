using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Components.Shared;
using ProfilePlatform.Web.Features.Search.Page.Asking;

namespace ProfilePlatform.Web.Features.Search.Page.Past;

/// <summary>How past searches are written on the page.</summary>
internal static class PastWords
{
    /// <summary>Why alerts are not as wished; null where they are.</summary>
    public static SearchNotice? Of(AlertEnd end) => end switch
    {
        AlertEnd.Done => null,
        AlertEnd.Missing => new("There is no such search any more.", Link: "/search/history", LinkText: "Your searches"),
        _ => new($"You have alerts for {SearchAlerts.Most} searches already. Switch one off first.", Link: "/search/history", LinkText: "Your searches"),
    };

    /// <summary>"6 people, open for 3 more hours", "6 people, expired".</summary>
    public static string State(PastSearch search, DateTimeOffset now) =>
        (search.ResultCount == 0 ? "nobody found" : SpokenTime.Counted(search.ResultCount, "person", "people"))
        + (search.Expired || search.ExpiresAt <= now ? ", expired" : $", open for {Left(search.ExpiresAt - now)}");

    /// <summary>Where the search is opened again, or, where it has expired, asked again.</summary>
    public static string Address(PastSearch search) =>
        search.Expired ? AskedFor.Read(search.QueryText, null, false, null, null).Address : $"/search?id={search.Id}";

    private static string Left(TimeSpan left) => left.TotalHours >= 1
        ? SpokenTime.Counted((int)left.TotalHours, "more hour")
        : SpokenTime.Counted(Math.Max(1, (int)left.TotalMinutes), "more minute");
}
