using System.Collections.Frozen;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>
/// The role: the longest known title, with what raises or lowers it before and a grade after ("Senior Software Engineer II"); a title that
/// no list knows by its shape, "head of …" or words before the name of a trade.
/// </summary>
internal static class RoleFinder
{
    private const int MostOf = 4;
    private const int MostBefore = 2;

    private static readonly FrozenSet<string> Ranks =
        "senior sr jr junior principal staff lead distinguished associate assistant deputy vice regional global executive chief interim acting".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Grades = "i ii iii iv v 1 2 3 l3 l4 l5 l6".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Heads = "head heads director directors vp svp evp manager managers chief dean chair president".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Stops = "in at near with for from who and or that working based located jobs positions roles across covering experience".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(QueryText query, CriteriaDraft draft)
    {
        if ((Known(query) ?? Shaped(query)) is not { } found)
        {
            return;
        }

        var words = query.Keys.Skip(found.From).Take(found.Length).ToList();
        if (!found.IsKnown || found.Singular is null)
        {
            Singular(words);
        }

        var rank = words.Count - (found.Singular?.Count ?? words.Count) - found.Grade;
        var title = found.Singular is { } known
            ? RoleNames.Spelling([.. words.Take(rank), .. known, .. words.Skip(words.Count - found.Grade).Select(grade => grade.TrimEnd('s').ToUpperInvariant())])
            : RoleNames.Spelling(words);
        draft.Role = new SoughtRole(title, RoleNames.Function(title), RoleNames.Seniority(title));
        draft.Keywords.Insert(0, title);
        query.Take(found.From, found.Length);
        TakeEmptyWords(query, found.From + found.Length);
    }

    private sealed record Span(int From, int Length, bool IsKnown, List<string>? Singular, int Grade);

    private static Span? Known(QueryText query)
    {
        Span? best = null;
        var keys = query.Keys.Select((key, index) => key).ToList();
        for (var from = 0; from < query.Count; from++)
        {
            if (query.IsFree(from) && LongestAt(query, keys, from) is var (length, words) && length > (best?.Length ?? 0))
            {
                best = new Span(from, length, IsKnown: true, words, 0);
            }
        }

        if (best is null)
        {
            return null;
        }

        // "Director of Platform Growth" of which only a part is known: the shape knows better.
        if (Shaped(query) is { } shaped && shaped.From < best.From && shaped.From + shaped.Length >= best.From + best.Length && Heads.Contains(query.Key(shaped.From)))
        {
            return shaped;
        }

        var (start, end) = (best.From, best.From + best.Length);
        while (query.IsFree(start - 1) && Ranks.Contains(query.Key(start - 1)) && query.IsUnbroken(start - 1, 2))
        {
            start--;
        }

        var grade = query.IsFree(end) && Grades.Contains(query.Key(end).TrimEnd('s')) && query.IsUnbroken(end - 1, 2) ? 1 : 0;
        return best with { From = start, Length = end + grade - start, Grade = grade };
    }

    // Titles stand in the singular in the list: "heads of data" and "software engineer iis" are tried in theirs.
    private static (int Length, List<string> Words)? LongestAt(QueryText query, List<string> keys, int from)
    {
        for (var length = Math.Min(7, query.Count - from); length > 0; length--)
        {
            if (!query.AreFree(from, length) || !query.IsUnbroken(from, length))
            {
                continue;
            }

            var words = keys.GetRange(from, length);
            foreach (var form in Forms(words))
            {
                if (RoleNames.Titles.TryGet(string.Join(' ', form), out _))
                {
                    return (length, form);
                }
            }
        }

        return null;
    }

    private static IEnumerable<List<string>> Forms(List<string> words)
    {
        yield return words;
        yield return [.. words.Take(words.Count - 1), RoleNames.Singular(words[^1])];
        yield return [RoleNames.Singular(words[0]), .. words.Skip(1)];
        if (words.Count > 1)
        {
            yield return [.. words.Take(words.Count - 2), RoleNames.Singular(words[^2]), words[^1]];
        }
    }

    private static Span? Shaped(QueryText query)
    {
        for (var index = 0; index + 2 < query.Count; index++)
        {
            if (query.AreFree(index, 3) && Heads.Contains(query.Key(index)) && query.Key(index + 1) == "of")
            {
                var length = 2;
                while (length < MostOf + 2 && Continues(query, index + length) && query.IsUnbroken(index, length + 1))
                {
                    length++;
                }

                if (length > 2)
                {
                    return new Span(index, length, IsKnown: false, null, 0);
                }
            }
        }

        for (var index = query.Count - 1; index >= 0; index--)
        {
            if (query.IsFree(index) && RoleNames.IsNoun(RoleNames.Singular(query.Key(index))))
            {
                var from = index;
                while (index - from < MostBefore && Continues(query, from - 1) && query.IsUnbroken(from - 1, 2) && !IsWish(query, from - 1))
                {
                    from--;
                }

                return new Span(from, index - from + 1, IsKnown: false, null, 0);
            }
        }

        return null;
    }

    private static bool Continues(QueryText query, int index) =>
        query.IsFree(index) && !Stops.Contains(query.Key(index)) && (query.Key(index) is "&" or "and" || !StopWords.Contains(query.Key(index)) && !RuleParser.SaysNothing(query.Key(index)));

    private static bool IsWish(QueryText query, int index) =>
        SkillNames.Skills.TryGet(query.Key(index), out _) || SkillNames.Sectors.TryGet(query.Key(index), out _);

    private static void Singular(List<string> words)
    {
        var of = words.IndexOf("of");
        var noun = of > 0 ? of - 1 : words.Count - 1;
        words[noun] = RoleNames.Singular(words[noun]);
    }

    private static void TakeEmptyWords(QueryText query, int index)
    {
        if (query.IsFree(index) && query.Key(index) is "jobs" or "positions" or "roles" or "openings" or "job" or "position" or "role")
        {
            query.Take(index, 1);
        }
    }
}
