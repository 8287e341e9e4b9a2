using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.WhyNot;

/// <summary>Finds people by name among those whom a searcher may see, to ask why they are not in a result.</summary>
public sealed class PeopleByName(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Most people returned.</summary>
    public const int Most = 8;

    private const int MostWords = 5;

    /// <summary>People whose name has words that begin with each of these, by name; nobody for an empty name.</summary>
    public async Task<IReadOnlyList<NamedPerson>> FindAsync(Viewer searcher, string name, CancellationToken cancellationToken)
    {
        var words = SearchText.Normalise(name.Length > 100 ? name[..100] : name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listed = db.Set<Profile>().AsNoTracking().ListedFor(searcher);
        foreach (var word in words)
        {
            // The directory's words begin with the name, but hold more.
            var beginning = " " + word;
            listed = listed.Where(profile => (" " + profile.DirectoryText).Contains(beginning));
        }

        var found = new List<NamedPerson>();
        await foreach (var profile in listed.OrderBy(profile => profile.DisplayName).ThenBy(profile => profile.Id)
            .Select(profile => new NamedPerson(profile.Id, profile.DisplayName, profile.Headline)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var named = " " + SearchText.Normalise(profile.Name);
            if (words.TrueForAll(word => named.Contains(" " + word, StringComparison.Ordinal)))
            {
                found.Add(profile);
                if (found.Count == Most)
                {
                    break;
                }
            }
        }

        return found;
    }
}

/// <summary>Somebody whom a searcher may see.</summary>
public sealed record NamedPerson(Guid Id, string Name, string Headline);
