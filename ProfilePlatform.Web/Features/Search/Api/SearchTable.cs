using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Contacts;
using ProfilePlatform.Core.Search.Sessions;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>What a member paid for in a search, as a table.</summary>
internal static class SearchTable
{
    private static readonly string[] Columns =
    [
        "rank", "name", "headline", "score", "why_matched", "matched_cards", "open_to_work", "open_to_contact", "work_preferred_locations",
        "work_preferred_salary_min", "profile", "email", "phone", "linkedin_url", "other_contact",
    ];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> WriteAsync(
        RequestViewer who, string id, HttpContext context, SearchSessions sessions, OpenContacts contacts, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsMember)
        {
            return SearchProblems.NotSignedIn();
        }

        if (!Guid.TryParse(id, out var search))
        {
            return Problems.Missing();
        }

        var found = await sessions.OpenAsync(who, search, cancellationToken);
        if (found.Answer is not { } open)
        {
            return SearchProblems.Of(found.End);
        }

        var people = open.Answer.People;
        var unlocked = await contacts.OfAsync(who, people.Select(person => person.Id), cancellationToken);
        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        return CsvTable.Of($"search-{search}.csv", Columns, people.ToAsyncEnumerable(), person => Cells(person, unlocked.GetValueOrDefault(person.Id), origin));
    }

    private static IEnumerable<string> Cells(FoundPerson person, ContactView? contact, string origin) =>
    [
        person.Rank.ToString(CultureInfo.InvariantCulture),
        person.Name,
        person.Headline,
        person.Score.ToString("0.####", CultureInfo.InvariantCulture),
        string.Join(" | ", person.WhyMatched),
        string.Join(" | ", person.MatchedCards.Select(card => string.Join(", ", new[] { card.Title, card.CompanyName }.Where(part => part.Length > 0)))),
        person.OpenToWork ? "yes" : "no",
        person.OpenToContact ? "yes" : "no",
        string.Join(" | ", person.WorkPreferredLocations),
        person.WorkPreferredSalaryMin?.ToString(CultureInfo.InvariantCulture) ?? "",
        $"{origin}/p/{person.Slug}",
        contact?.Email ?? "",
        contact?.Phone ?? "",
        contact?.LinkedinUrl ?? "",
        contact?.Other ?? "",
    ];
}
