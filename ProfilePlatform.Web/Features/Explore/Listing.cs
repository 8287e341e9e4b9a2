using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Explore;

/// <summary>What a visitor asks the directory for; all of it stands in the page's address.</summary>
/// <param name="Text">Name, skill or company; may be empty.</param>
/// <param name="Skill">Only people with this skill.</param>
/// <param name="Topic">Only people whose documents speak of this topic.</param>
/// <param name="Place">Only people who live here.</param>
/// <param name="OpenToWork">Only people who look for work.</param>
/// <param name="Page">From 1.</param>
public sealed record ListingQuery(string Text, string? Skill, string? Topic, string? Place, bool OpenToWork, int Page)
{
    /// <summary>True when anything narrows the list.</summary>
    public bool IsNarrowed => Text.Length > 0 || Skill is not null || Topic is not null || Place is not null || OpenToWork;

    /// <summary>The address of the page that shows this query; empty parts are left out.</summary>
    public string Href
    {
        get
        {
            var parts = new List<string>();
            Add("q", Text);
            Add("skill", Skill);
            Add("topic", Topic);
            Add("place", Place);
            Add("open", OpenToWork ? "1" : null);
            Add("page", Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
            return parts.Count == 0 ? "/explore" : "/explore?" + string.Join('&', parts);

            void Add(string name, string? value)
            {
                if (!string.IsNullOrEmpty(value))
                {
                    parts.Add(name + "=" + Uri.EscapeDataString(value));
                }
            }
        }
    }
}

/// <summary>A person in a list.</summary>
/// <param name="Slug">The name in addresses.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Headline">One line.</param>
/// <param name="Location">Where they live; may be empty.</param>
/// <param name="OpenToWork">True when they look for work.</param>
/// <param name="PhotoUrl">Their portrait; null where there is none.</param>
/// <param name="Topics">What their documents speak of, at most three.</param>
/// <param name="Skills">Their first three skills.</param>
public sealed record PersonSummary(
    string Slug, string Name, string Headline, string Location, bool OpenToWork, string? PhotoUrl,
    IReadOnlyList<string> Topics, IReadOnlyList<string> Skills)
{
    private const int Shown = 3;

    // Every document has contact lines, and "other" says nothing: neither tells people apart.
    private static readonly string[] Uninformative = ["contact", "other"];

    /// <summary>The list entry of <paramref name="profile"/>.</summary>
    public static PersonSummary Of(Profile profile) => new(
        profile.Slug,
        profile.DisplayName,
        profile.Headline.Length > 0 ? profile.Headline : string.Join(", ", new[] { profile.JobTitle, profile.Company }.Where(part => part.Length > 0)),
        profile.Location,
        profile.OpenToWork,
        profile.PhotoSha256.Length > 0 ? $"/api/profiles/{profile.Slug}/photo?v={profile.PhotoSha256[..Math.Min(8, profile.PhotoSha256.Length)]}" : null,
        [.. profile.IndexedTopics.Except(Uninformative).Take(Shown)],
        [.. profile.Skills.Take(Shown)]);
}

/// <summary>One value to narrow by.</summary>
/// <param name="Value">As in the address.</param>
/// <param name="Count">How many of the people found have it.</param>
public sealed record FacetValue(string Value, int Count);

/// <summary>What the list can be narrowed by, each most frequent first.</summary>
/// <param name="Skills">Skills.</param>
/// <param name="Topics">Topics of the documents.</param>
/// <param name="Places">Places of living.</param>
/// <param name="OpenToWork">How many look for work.</param>
public sealed record Facets(
    IReadOnlyList<FacetValue> Skills, IReadOnlyList<FacetValue> Topics, IReadOnlyList<FacetValue> Places, int OpenToWork);

/// <summary>One page of the directory.</summary>
/// <param name="People">In order of name.</param>
/// <param name="Total">People found, on all pages.</param>
/// <param name="PageSize">People a page.</param>
/// <param name="Facets">What the list can be narrowed by.</param>
public sealed record Listing(IReadOnlyList<PersonSummary> People, int Total, int PageSize, Facets Facets)
{
    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>The directory of visible people.</summary>
public interface IListings
{
    /// <summary>One page of the people that <paramref name="viewer"/> may see.</summary>
    Task<Listing> FindAsync(ListingQuery query, Viewer viewer, CancellationToken cancellationToken);
}
