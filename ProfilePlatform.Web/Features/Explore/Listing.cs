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

    /// <summary>The same for the directory.</summary>
    public DirectoryQuery Directory => new(Text, Skill, Topic, Place, OpenToWork);

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

    // Every document has contact lines and says who somebody is, and "other" says nothing: these tell nobody apart.
    private static readonly string[] Uninformative = ["contact", "summary", "other"];

    /// <summary>False for topics that every document has, or that say nothing.</summary>
    public static bool TellsApart(string topic) => !Uninformative.Contains(topic);

    /// <summary>The list entry of <paramref name="profile"/>; <paramref name="role"/> stands in for a headline that was not written.</summary>
    public static PersonSummary Of(Profile profile, string? role = null) => new(
        profile.Slug,
        profile.DisplayName,
        profile.Headline.Length > 0 ? profile.Headline : Own(profile) is { Length: > 0 } own ? own : role ?? "",
        profile.Location,
        profile.OpenToWork,
        profile.PhotoSha256.Length > 0 ? $"/api/profiles/{profile.Slug}/photo?v={profile.PhotoSha256[..Math.Min(8, profile.PhotoSha256.Length)]}" : null,
        [.. profile.IndexedTopics.Where(TellsApart).Take(Shown)],
        [.. profile.Skills.Take(Shown)]);

    /// <summary>The list entries of <paramref name="profiles"/>, in their order.</summary>
    public static async Task<IReadOnlyList<PersonSummary>> OfAsync(
        ProfileDirectory directory, IReadOnlyList<Profile> profiles, CancellationToken cancellationToken)
    {
        var roles = await directory.RolesAsync(profiles, cancellationToken);
        return [.. profiles.Select(profile => Of(profile, roles.GetValueOrDefault(profile.Id)))];
    }

    private static string Own(Profile profile) => string.Join(", ", new[] { profile.JobTitle, profile.Company }.Where(part => part.Length > 0));
}
