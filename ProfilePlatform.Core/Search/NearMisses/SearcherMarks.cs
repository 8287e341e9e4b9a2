using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>
/// Tells different searchers apart without knowing them. A searcher is a keyed hash that is another one for each profile and value; the key is random,
/// lives in memory and goes after a week, and so do the hashes: nothing on the disk leads back to anybody, and two values cannot be tied to one person.
/// Whatever is lost (a restart, a full table, the turn of the week) makes the count smaller, never larger. Not for several threads.
/// </summary>
internal sealed class SearcherMarks(TimeProvider time)
{
    private const int DaysOfWeek = 7;

    private readonly Dictionary<ulong, List<ulong>> _ofWeek = [];
    private readonly HashSet<ulong> _ofDay = [];
    private byte[] _secret = [];
    private int _week = -1;
    private int _day = -1;

    /// <summary>
    /// Notes a searcher: how many different ones the week has seen for this profile and value, at most <see cref="NearMissLimits.LeastSearchers"/>;
    /// null where this one has been counted today, or where nobody can be told apart any more.
    /// </summary>
    public int? Note(Guid searcher, Guid profileId, string kind, string value)
    {
        Turn();
        var what = $"{profileId:N}\n{kind}\n{value}";
        if (_ofDay.Count >= NearMissLimits.Marks || !_ofDay.Add(Mark($"{searcher:N}\n{_day}\n{what}")))
        {
            return null;
        }

        var key = Mark(what);
        if (!_ofWeek.TryGetValue(key, out var marks))
        {
            if (_ofWeek.Count >= NearMissLimits.Marks)
            {
                return 0;
            }

            _ofWeek[key] = marks = new(NearMissLimits.LeastSearchers);
        }

        var mark = Mark($"{searcher:N}\n{what}");
        if (marks.Count < NearMissLimits.LeastSearchers && !marks.Contains(mark))
        {
            marks.Add(mark);
        }

        return marks.Count;
    }

    private void Turn()
    {
        var day = UsageDay.Number(UsageDay.Of(time.GetUtcNow()));
        if (day != _day)
        {
            _day = day;
            _ofDay.Clear();
        }

        if (day / DaysOfWeek != _week)
        {
            _week = day / DaysOfWeek;
            _ofWeek.Clear();
            CryptographicOperations.ZeroMemory(_secret);
            _secret = RandomNumberGenerator.GetBytes(32);
        }
    }

    private ulong Mark(string text) => BitConverter.ToUInt64(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
}
