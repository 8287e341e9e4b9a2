using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>A member's groups: made, changed, shown, removed.</summary>
public sealed class MatchGroups(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    private const int MostFound = 8;

    /// <summary>The groups, newest first; null where <paramref name="viewer"/> has no profile.</summary>
    public async Task<IReadOnlyList<GroupLine>?> ListAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } organiser)
        {
            return null;
        }

        var seen = db.Set<Profile>().VisibleTo(MatchPeople.Eyes(organiser));
        return await db.Set<MatchGroup>().AsNoTracking().Where(group => group.ProfileId == organiser.Id).OrderByDescending(group => group.Id)
            .Select(group => new GroupLine(
                group.Id, group.Name, db.Set<MatchGroupPerson>().Count(person => person.GroupId == group.Id && seen.Any(profile => profile.Id == person.ProfileId)), group.CreatedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A group; null where the viewer has none of this id.</summary>
    public async Task<GroupView?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await GroupTable.ReadAsync(db, viewer, id, cancellationToken))?.View();
    }

    /// <summary>A page of a group's pairs, best first; null where the viewer has no such group.</summary>
    /// <param name="viewer">The organiser.</param>
    /// <param name="id">The group.</param>
    /// <param name="person">The address of whoever is to be in them; null for all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Paged<GroupPairView>?> PairsAsync(Viewer viewer, Guid id, string? person, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await GroupTable.ReadAsync(db, viewer, id, cancellationToken) is not { } table)
        {
            return null;
        }

        var pairs = table.Pairs().Where(pair => person is null || pair.One.Slug == person || pair.Other.Slug == person).ToList();
        return new Paged<GroupPairView>([.. pairs.Skip(page.Skip).Take(page.Size)], pairs.Count, page.Page);
    }

    /// <summary>People whom lists show to the member and whose name holds <paramref name="text"/>, to be put into a group.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> PeopleAsync(Viewer viewer, string text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var named = ProfileText.Line(text);
        if (named.Length < 2 || await OwnProfile.OfAsync(db, viewer, cancellationToken) is not { } organiser)
        {
            return [];
        }

        var found = await db.Set<Profile>().AsNoTracking().ListedFor(MatchPeople.Eyes(organiser)).Where(profile => EF.Functions.Like(profile.DisplayName, Pattern(named), "\\"))
            .OrderBy(profile => profile.DisplayName).ThenBy(profile => profile.Id).Take(MostFound).Select(profile => new { profile.Slug, profile.DisplayName }).ToListAsync(cancellationToken);
        return found.ConvertAll(profile => (profile.Slug, profile.DisplayName));
    }

    /// <summary>Makes a group.</summary>
    public Task<GroupResult> AddAsync(Viewer viewer, GroupOrder order, CancellationToken cancellationToken) => WriteAsync(viewer, order, null, cancellationToken);

    /// <summary>Changes a group. Pairs of people who are no longer in it go, with what was said to them.</summary>
    public Task<GroupResult> ChangeAsync(Viewer viewer, Guid id, GroupOrder order, CancellationToken cancellationToken) => WriteAsync(viewer, order, id, cancellationToken);

    /// <summary>Removes a group with all that was scored and said in it; false where the viewer has none of this id.</summary>
    public Task<bool> RemoveAsync(Viewer viewer, Guid id, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        if (await OwnProfile.OfAsync(db, viewer, token) is not { } organiser
            || await db.Set<MatchGroup>().SingleOrDefaultAsync(group => group.Id == id && group.ProfileId == organiser.Id, token) is not { } group)
        {
            return false;
        }

        // Its people and pairs go by their foreign keys; a run at work finds nothing to write to.
        db.Remove(group);
        return true;
    }, cancellationToken);

    private async Task<GroupResult> WriteAsync(Viewer viewer, GroupOrder order, Guid? id, CancellationToken cancellationToken)
    {
        var (refusal, written) = await writer.WriteAsync<(GroupResult?, Guid)>(async (db, token) =>
        {
            if (await OwnProfile.OfAsync(db, viewer, token) is not { } organiser)
            {
                return (id is null ? new GroupResult.NoProfile() : new GroupResult.Missing(), default);
            }

            var group = id is null ? null : await db.Set<MatchGroup>().SingleOrDefaultAsync(found => found.Id == id && found.ProfileId == organiser.Id, token);
            if (id is not null && group is null)
            {
                return (new GroupResult.Missing(), default);
            }

            if (order.Errors() is { Count: > 0 } errors)
            {
                return (new GroupResult.Invalid(errors), default);
            }

            var people = await PeopleAsync(db, organiser, order, token);
            if (people.Unknown.Length > 0)
            {
                return (new GroupResult.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["slugs"] = [$"Nobody whom you may see is at: {people.Unknown}."] }), default);
            }

            if (group is null && await db.Set<MatchGroup>().CountAsync(found => found.ProfileId == organiser.Id, token) >= GroupOrder.MostGroups)
            {
                return (new GroupResult.TooMany(), default);
            }

            return (null, await FillAsync(db, organiser, group, order, people.Ids, token));
        }, cancellationToken);
        return refusal ?? (await FindAsync(viewer, written, cancellationToken) is { } view ? new GroupResult.Done(view) : new GroupResult.Missing());
    }

    private async Task<Guid> FillAsync(AppDbContext db, Profile organiser, MatchGroup? group, GroupOrder order, HashSet<Guid> people, CancellationToken cancellationToken)
    {
        if (group is null)
        {
            group = new MatchGroup { Id = Ids.New(time), ProfileId = organiser.Id, Name = order.CleanName, CreatedAt = time.GetUtcNow() };
            db.Add(group);
        }

        group.Name = order.CleanName;
        var before = await db.Set<MatchGroupPerson>().Where(person => person.GroupId == group.Id).ToListAsync(cancellationToken);
        var gone = before.Where(person => !people.Contains(person.ProfileId)).ToList();
        var goneIds = gone.ConvertAll(person => person.ProfileId);
        db.RemoveRange(gone);
        db.RemoveRange(await db.Set<MatchGroupPair>().Where(pair => pair.GroupId == group.Id && (goneIds.Contains(pair.OneId) || goneIds.Contains(pair.OtherId))).ToListAsync(cancellationToken));
        db.AddRange(people.Except(before.ConvertAll(person => person.ProfileId)).Select(person => new MatchGroupPerson { GroupId = group.Id, ProfileId = person }));
        return group.Id;
    }

    // Whoever is not there and whoever may not be seen look the same.
    private static async Task<(HashSet<Guid> Ids, string Unknown)> PeopleAsync(AppDbContext db, Profile organiser, GroupOrder order, CancellationToken cancellationToken)
    {
        var slugs = order.Slugs.Distinct(StringComparer.Ordinal).ToList();
        var found = await db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(organiser)).Where(profile => slugs.Contains(profile.Slug))
            .Select(profile => new { profile.Id, profile.Slug }).ToListAsync(cancellationToken);
        return (found.Select(profile => profile.Id).ToHashSet(), string.Join(", ", slugs.Except(found.Select(profile => profile.Slug), StringComparer.Ordinal)));
    }

    private static string Pattern(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
