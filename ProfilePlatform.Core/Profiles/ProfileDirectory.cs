using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Finds profiles to look at.</summary>
public sealed class ProfileDirectory(IDbContextFactory<AppDbContext> contexts)
{
    private const int MostWords = 8;

    /// <summary>Profiles shown in lists to <paramref name="viewer"/> that hold words which begin with each word of the query, in order of name.</summary>
    public async Task<Paged<Profile>> SearchAsync(Viewer viewer, DirectoryQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = db.Set<Profile>().AsNoTracking().ListedFor(viewer);
        foreach (var word in SearchText.Normalise(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            // From the beginning of a word: "design" finds "designer", "art" does not find "smart".
            var beginning = " " + word;
            found = found.Where(profile => (" " + profile.DirectoryText).Contains(beginning));
        }

        if (query.Skill is { Length: > 0 } skill)
        {
            // Lists are stored as JSON arrays: the quotes make it a whole entry.
            var entry = System.Text.Json.JsonSerializer.Serialize(skill);
            found = found.Where(profile => ((string)(object)profile.Skills).Contains(entry));
        }

        if (query.Topic is { Length: > 0 } topic)
        {
            var entry = System.Text.Json.JsonSerializer.Serialize(topic);
            found = found.Where(profile => ((string)(object)profile.IndexedTopics).Contains(entry));
        }

        if (query.Place is { Length: > 0 } place)
        {
            found = found.Where(profile => profile.Location == place);
        }

        if (query.OpenToWork)
        {
            found = found.Where(profile => profile.OpenToWork);
        }

        return await found.OrderBy(profile => profile.DisplayName).ThenBy(profile => profile.Id).ToPageAsync(page, cancellationToken);
    }

    /// <summary>The profile at <paramref name="slug"/> if <paramref name="viewer"/> may see it; else null.</summary>
    public async Task<Profile?> FindAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(profile => profile.Slug == slug, cancellationToken);
    }

    /// <summary>The profile with this id if <paramref name="viewer"/> may see it; else null.</summary>
    public async Task<Profile?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(profile => profile.Id == id, cancellationToken);
    }

    /// <summary>Ids of all profiles there are, in whatever state.</summary>
    public async Task<IReadOnlySet<Guid>> AllIdsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<Profile>().Select(profile => profile.Id).ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>A profile's cards with their parts, in order; without dismissed ones unless asked for.</summary>
    public async Task<IReadOnlyList<ExperienceCard>> CardsAsync(Guid profileId, bool dismissedToo, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children.OrderBy(child => child.Position))
            .Where(card => card.ProfileId == profileId && (dismissedToo || card.State != CardState.Dismissed))
            .OrderBy(card => card.Position).ToListAsync(cancellationToken);
    }

    /// <summary>"Title, company" of the present or last role in the documents, for those of <paramref name="profiles"/> whose owner wrote no line of their own.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> RolesAsync(IEnumerable<Profile> profiles, CancellationToken cancellationToken)
    {
        var bare = profiles.Where(profile => profile.Headline.Length + profile.JobTitle.Length + profile.Company.Length == 0)
            .Select(profile => profile.Id).ToList();
        if (bare.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cards = await db.Set<ExperienceCard>().AsNoTracking()
            .Where(card => bare.Contains(card.ProfileId) && card.Kind == "experience" && card.State != CardState.Dismissed)
            .OrderBy(card => card.Position)
            .Select(card => new { card.ProfileId, card.Title, card.CompanyName, card.IsCurrent, Day = card.EndDate ?? card.StartDate })
            .ToListAsync(cancellationToken);
        return cards.GroupBy(card => card.ProfileId).ToDictionary(
            group => group.Key,
            group => group.OrderByDescending(card => card.IsCurrent).ThenByDescending(card => card.Day, StringComparer.Ordinal)
                .Select(card => string.Join(", ", new[] { card.Title, card.CompanyName }.Where(part => part.Length > 0))).First());
    }

    /// <summary>What profiles shown in lists can be narrowed by: most frequent skills, places and topics, with counts.</summary>
    public async Task<DirectoryFacets> FacetsAsync(Viewer viewer, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Profile>().AsNoTracking().ListedFor(viewer).OrderByDescending(profile => profile.UpdatedAt).Take(FacetSample)
            .Select(profile => new { profile.Skills, profile.Location, profile.IndexedTopics, profile.OpenToWork }).ToListAsync(cancellationToken);
        return new DirectoryFacets(
            Top(rows.SelectMany(row => row.Skills), most),
            Top(rows.Select(row => row.Location).Where(place => place.Length > 0), most),
            Top(rows.SelectMany(row => row.IndexedTopics), most),
            rows.Count(row => row.OpenToWork));
    }

    // Facets are a help, not a census: the latest thousand show what there is.
    private const int FacetSample = 1_000;

    private static List<Facet> Top(IEnumerable<string> values, int most) =>
        [.. values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Select(group => new Facet(group.First(), group.Count()))
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.OrdinalIgnoreCase).Take(most)];
}

/// <summary>What to look for in the directory; empty parts do not narrow.</summary>
/// <param name="Text">Words of name, headline, company, title, place or skills, or of the roles and firms in the documents.</param>
/// <param name="Skill">A skill, exactly.</param>
/// <param name="Topic">A topic that the documents cover.</param>
/// <param name="Place">A place, exactly.</param>
/// <param name="OpenToWork">Only people who look for work.</param>
public sealed record DirectoryQuery(string? Text = null, string? Skill = null, string? Topic = null, string? Place = null, bool OpenToWork = false);

/// <summary>A value and how many profiles have it.</summary>
public sealed record Facet(string Value, int Count);

/// <summary>What the directory can be narrowed by.</summary>
public sealed record DirectoryFacets(
    IReadOnlyList<Facet> Skills, IReadOnlyList<Facet> Places, IReadOnlyList<Facet> Topics, int OpenToWork);
