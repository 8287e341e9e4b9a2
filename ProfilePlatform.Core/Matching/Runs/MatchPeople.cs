using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>Who is to be scored for a member, and who may be shown to them.</summary>
internal static class MatchPeople
{
    /// <summary>
    /// As whom a member is matched: by what every member may see. An administrator's own matches hold no drafts of others.
    /// </summary>
    public static Viewer Eyes(Profile member) => new(member.OwnerId, false, "");

    /// <summary>
    /// Ids of people without a score that holds: none yet, made of other texts or for other sides, or a local one where a model can be asked now. Without
    /// those whom the member has met or does not want to meet.
    /// </summary>
    /// <param name="db">To read from.</param>
    /// <param name="member">The member.</param>
    /// <param name="chosen">Those of whom it is asked, also ones that no list shows; null: everybody who is listed.</param>
    /// <param name="wanted">By whom and for which sides they are to be scored.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<List<Guid>> UnscoredAsync(
        AppDbContext db, Profile member, IReadOnlyList<Guid>? chosen, (MatchEngine Engine, MatchSides Sides) wanted, CancellationToken cancellationToken)
    {
        var eyes = Eyes(member);
        var seen = chosen is null ? db.Set<Profile>().ListedFor(eyes) : db.Set<Profile>().VisibleTo(eyes).Where(profile => chosen.Contains(profile.Id));
        var people = await seen.AsNoTracking().Where(profile => profile.Id != member.Id).OrderBy(profile => profile.Id)
            .Select(profile => new { profile.Id, profile.MatchHash }).ToListAsync(cancellationToken);
        var matches = await db.Set<ProfileMatch>().AsNoTracking().Where(match => match.ProfileId == member.Id)
            .Select(match => new { match.OtherId, match.OwnHash, match.OtherHash, match.Engine, match.Sides, match.Mark })
            .ToDictionaryAsync(match => match.OtherId, cancellationToken);
        return
        [
            .. from person in people
               let match = matches.GetValueOrDefault(person.Id)
               where match is null || (match.Mark == MatchMark.None && (match.OwnHash != member.MatchHash || match.OtherHash != person.MatchHash
                   || match.Sides != wanted.Sides || (match.Engine == MatchEngine.Local && wanted.Engine == MatchEngine.Llm)))
               select person.Id,
        ];
    }

    /// <summary>Ids of people whom a model has scored, of texts that still hold: reviewed ones first, for only they tell whether it helped, then the best.</summary>
    public static async Task<List<Guid>> ScoredAsync(AppDbContext db, Profile member, MatchSides sides, CancellationToken cancellationToken)
    {
        var hash = member.MatchHash;
        return await db.Set<ProfileMatch>().AsNoTracking()
            .Where(match => match.ProfileId == member.Id && match.Engine == MatchEngine.Llm && match.Mark == MatchMark.None && match.Sides == sides && match.OwnHash == hash)
            .Join(db.Set<Profile>().AsNoTracking().VisibleTo(Eyes(member)), match => match.OtherId, profile => profile.Id, (match, profile) => new { match, profile.MatchHash })
            .Where(pair => pair.match.OtherHash == pair.MatchHash)
            .OrderByDescending(pair => pair.match.Score != null).ThenByDescending(pair => pair.match.ScoreByLlm).ThenBy(pair => pair.match.OtherId)
            .Select(pair => pair.match.OtherId).ToListAsync(cancellationToken);
    }

    /// <summary>The sides that the member's latest run of scoring took: those they work with.</summary>
    public static async Task<MatchSides> LatestSidesAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) =>
        await db.Set<MatchBatch>().AsNoTracking().Where(batch => batch.ProfileId == profileId && batch.Kind == MatchKind.Score)
            .OrderByDescending(batch => batch.RequestedAt).FirstOrDefaultAsync(cancellationToken) is { } last ? last.Sides : MatchSides.One;
}
