using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Adds near misses to the counts of the day.</summary>
internal sealed class NearMissCounts(PlatformWriter writer, TimeProvider time)
{
    private readonly SearcherMarks _marks = new(time);

    /// <summary>Counts each searcher once a day for each person and value. One call at a time.</summary>
    public async Task AddAsync(IReadOnlyList<(Guid Searcher, Missed Missed)> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return;
        }

        var day = UsageDay.Number(UsageDay.Of(time.GetUtcNow()));
        await writer.WriteAsync(async (db, token) =>
        {
            var ids = found.Select(one => one.Missed.ProfileId).Distinct().ToList();
            // Who is gone or hidden meanwhile is not counted for.
            var owners = await db.Set<Profile>().ListedFor(Viewer.Platform).Where(profile => ids.Contains(profile.Id))
                .Select(profile => new { profile.Id, profile.OwnerId }).ToDictionaryAsync(profile => profile.Id, profile => profile.OwnerId, token);
            var rows = (await db.Set<NearMiss>().Where(miss => miss.Day == day && ids.Contains(miss.ProfileId)).ToListAsync(token))
                .ToDictionary(miss => (miss.ProfileId, miss.Kind, miss.Value));
            var values = rows.Keys.GroupBy(key => key.ProfileId).ToDictionary(group => group.Key, group => group.Count());
            foreach (var (searcher, missed) in found)
            {
                if (owners.TryGetValue(missed.ProfileId, out var owner) && owner != searcher)
                {
                    Count(db, rows, values, searcher, missed, day);
                }
            }
        }, cancellationToken);
    }

    private void Count(
        AppDbContext db, Dictionary<(Guid, string, string), NearMiss> rows, Dictionary<Guid, int> values, Guid searcher, Missed missed, int day)
    {
        var key = (missed.ProfileId, missed.Kind, missed.Value);
        var known = rows.TryGetValue(key, out var row);
        if ((!known && values.GetValueOrDefault(missed.ProfileId) >= NearMissLimits.ValuesOfDay)
            || _marks.Note(searcher, missed.ProfileId, missed.Kind, missed.Value) is not { } searchers)
        {
            return;
        }

        if (row is null)
        {
            rows[key] = row = new NearMiss { ProfileId = missed.ProfileId, Kind = missed.Kind, Value = missed.Value, Day = day };
            values[missed.ProfileId] = values.GetValueOrDefault(missed.ProfileId) + 1;
            db.Add(row);
        }

        row.Searches++;
        row.Searchers = Math.Max(row.Searchers, searchers);
    }
}
