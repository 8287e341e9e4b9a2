using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>A group with whatever of it its organiser may see now.</summary>
internal sealed record GroupTable(MatchGroup Group, Profile Organiser, IReadOnlyDictionary<Guid, Profile> People, int Hidden, IReadOnlyList<MatchGroupPair> Rows, IReadOnlySet<(Guid, Guid)> RuledOut)
{
    /// <summary>Both ids of a pair as its row has them.</summary>
    public static (Guid One, Guid Other) Key(Guid left, Guid right) => left.CompareTo(right) < 0 ? (left, right) : (right, left);

    /// <summary>The group; null where <paramref name="viewer"/> has none of this id.</summary>
    public static async Task<GroupTable?> ReadAsync(AppDbContext db, Viewer viewer, Guid groupId, CancellationToken cancellationToken) =>
        await OwnProfile.OfAsync(db, viewer, cancellationToken) is { } organiser
        && await db.Set<MatchGroup>().AsNoTracking().SingleOrDefaultAsync(group => group.Id == groupId && group.ProfileId == organiser.Id, cancellationToken) is { } group
            ? await ReadAsync(db, organiser, group, cancellationToken)
            : null;

    /// <summary>The group of this organiser.</summary>
    public static async Task<GroupTable> ReadAsync(AppDbContext db, Profile organiser, MatchGroup group, CancellationToken cancellationToken)
    {
        var ids = await db.Set<MatchGroupPerson>().AsNoTracking().Where(person => person.GroupId == group.Id).Select(person => person.ProfileId).ToListAsync(cancellationToken);
        var people = await db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(organiser)).Where(profile => ids.Contains(profile.Id))
            .ToDictionaryAsync(profile => profile.Id, cancellationToken);
        var rows = await db.Set<MatchGroupPair>().AsNoTracking().Where(pair => pair.GroupId == group.Id).OrderBy(pair => pair.Id).ToListAsync(cancellationToken);
        var refused = await db.Set<ProfileMatch>().AsNoTracking()
            .Where(match => match.Mark == MatchMark.NotForMe && ids.Contains(match.ProfileId) && ids.Contains(match.OtherId))
            .Select(match => new { match.ProfileId, match.OtherId }).ToListAsync(cancellationToken);
        return new GroupTable(
            group, organiser, people, ids.Count - people.Count, [.. rows.Where(pair => people.ContainsKey(pair.OneId) && people.ContainsKey(pair.OtherId))],
            refused.Select(match => Key(match.ProfileId, match.OtherId)).ToHashSet());
    }

    /// <summary>
    /// Pairs without a score that holds, as one person with those whom they are to be compared with; without those of whom one has said that the other is
    /// not for them.
    /// </summary>
    /// <param name="engine">By whom they are to be scored.</param>
    /// <param name="since">What was scored from then on holds, whoever did it; null: nothing does for that.</param>
    public IReadOnlyList<(Guid One, IReadOnlyList<Guid> Others)> Unscored(MatchEngine engine, DateTimeOffset? since)
    {
        var held = Rows.Where(pair => !IsStale(pair) && (pair.ProcessedAt >= since || !(pair.Engine == MatchEngine.Local && engine == MatchEngine.Llm)))
            .Select(pair => (pair.OneId, pair.OtherId)).ToHashSet();
        var ids = People.Keys.Order().ToList();
        return
        [
            .. ids.Select((one, at) => (one, (IReadOnlyList<Guid>)[.. ids.Skip(at + 1).Where(other => !held.Contains((one, other)) && !RuledOut.Contains((one, other)))]))
                .Where(row => row.Item2.Count > 0),
        ];
    }

    /// <summary>The group to be shown.</summary>
    public GroupView View()
    {
        var pairs = Pairs();
        return new GroupView(
            Group.Id, Group.Name,
            [
                .. People.Values.OrderBy(profile => profile.DisplayName, StringComparer.InvariantCultureIgnoreCase).ThenBy(profile => profile.Id)
                    .Select(profile => new GroupPerson(Person(profile), [.. pairs.Where(pair => pair.Worth > 0 && (pair.One.Id == profile.Id || pair.Other.Id == profile.Id)).Take(GroupPerson.Best)])),
            ],
            Hidden, pairs.Count, GroupRunView.Of(Group));
    }

    /// <summary>The pairs to be shown, best first.</summary>
    public IReadOnlyList<GroupPairView> Pairs() => [.. Rows.Select(View).OrderByDescending(pair => pair.Worth).ThenBy(pair => pair.Id)];

    private GroupPairView View(MatchGroupPair pair)
    {
        var view = new GroupPairView(
            pair.Id, Person(People[pair.OneId]), Person(People[pair.OtherId]), pair.ScoreByLlm, pair.ReasonByLlm, pair.OneSide, pair.OtherSide,
            pair.Engine == MatchEngine.Llm ? "llm" : "local", pair.Score, pair.Review, IsStale(pair));
        // A no of either side stands above every score, the organiser's too; whose it is is not said.
        return RuledOut.Contains((pair.OneId, pair.OtherId))
            ? view with { MatchScoreByLlm = 0, OneSide = 0, OtherSide = 0, MatchScore = null, MatchReasonByLlm = MatchScoring.RuledOut, Engine = "local" }
            : view;
    }

    private bool IsStale(MatchGroupPair pair) => pair.OneHash != People[pair.OneId].MatchHash || pair.OtherHash != People[pair.OtherId].MatchHash;

    private static MatchedPerson Person(Profile profile) => new(profile.Id, profile.Slug, profile.DisplayName);
}
