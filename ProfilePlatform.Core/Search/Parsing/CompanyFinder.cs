using System.Collections.Frozen;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Firms and teams: "at Stripe", "ex-Google", "from the payments team at Uber". A firm that no list knows must be written with a capital.</summary>
internal static class CompanyFinder
{
    private const int LongestName = 4;

    // Firms that are also words: they count after "at", "from" or "ex-" only.
    private static readonly FrozenSet<string> Words =
        "apple meta oracle chase who ola un lg x bain alphabet reliance stripe uber notion intel shopify hp ge gm vw intuit eternal berkeley mit sap aws facebook".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Before = "at from for @ ex former formerly with by of joined".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Strong = "at ex former formerly joined @".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Generic =
        "companies company firms firm startups startup organisations organizations a an the any big small large top leading public private home remote scale least early series".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(QueryText query, CriteriaDraft draft)
    {
        FindTeams(query, draft);
        for (var index = 0; index < query.Count; index++)
        {
            if (query.IsFree(index) && Read(query, index) is { Length: > 0 } read)
            {
                draft.Companies.Add(read.Name);
                var lead = !IsLead(query, index - 1) ? 0 : IsLead(query, index - 2) ? 2 : 1;
                var form = FormAfter(query, index + read.Length);
                query.Take(index - lead, lead + read.Length + form);
                index += read.Length + form - 1;
                index += TakeList(query, index + 1, draft.Companies);
            }
        }
    }

    /// <summary>The firm that a stretch begins with; of length 0 where it begins with none.</summary>
    public static (string Name, int Length) Read(QueryText query, int index, bool told = false)
    {
        if (query.Key(index).StartsWith("ex-", StringComparison.Ordinal) && query.Key(index).Length > 4)
        {
            return (CompanyNames.Normalise(query.Tokens[index].Text[3..]), 1);
        }

        var lead = told || IsLead(query, index - 1);
        var length = CompanyNames.Known.Longest(query.Keys, index, out var known);
        if (length > 0 && query.AreFree(index, length) && query.IsUnbroken(index, length)
            && (lead || !Words.Contains(query.Words(index, length)) && query.Keys[index].Length > 2 || query.TellsNames && query.IsCapital(index) && index > 0 && query.Keys[index].Length > 1 && !PlaceNames.All.TryGet(query.Original(index, length), out _)))
        {
            return (known, length);
        }

        return told || Strong.Contains(query.Key(index - 1)) ? Unknown(query, index) : default;
    }

    // "At Blue Yonder Systems in Pune": as many words as have a capital.
    private static (string Name, int Length) Unknown(QueryText query, int index)
    {
        var length = 0;
        while (length < LongestName && query.IsFree(index + length) && query.IsCapital(index + length) && query.IsUnbroken(index, length + 1)
            && !(length == 0 && Generic.Contains(query.Key(index))))
        {
            length++;
        }

        return length > 0 && query.TellsNames && SkillNames.Sectors.Longest(query.Keys, index, out _) < length
            && PlaceNames.All.Longest(query.Keys, index, out _) < length
            ? (CompanyNames.Normalise(query.Original(index, length)), length)
            : default;
    }

    // "At Google, Meta or Stripe".
    private static int TakeList(QueryText query, int next, List<string> companies)
    {
        var used = 0;
        while (next + used < query.Count)
        {
            var joint = query.Key(next + used) is "or" or "and" or "&" ? 1 : query.Tokens[next + used].AfterBreak ? 0 : -1;
            if (joint < 0 || joint > 0 && !query.IsFree(next + used) || next + used + joint >= query.Count
                || CompanyNames.Known.Longest(query.Keys, next + used + joint, out var name) is not (> 0 and var length)
                || !query.AreFree(next + used + joint, length))
            {
                break;
            }

            companies.Add(name);
            query.Take(next + used, joint + length);
            used += joint + length;
        }

        return used;
    }

    private static void FindTeams(QueryText query, CriteriaDraft draft)
    {
        for (var index = 1; index < query.Count; index++)
        {
            if (query.Key(index) is not "team" || query.Key(index + 1) is "lead" or "leads" or "leader" or "leaders" or "manager" or "managers")
            {
                continue;
            }

            var from = index;
            while (from > 0 && index - from < 3 && query.IsFree(from - 1) && !Before.Contains(query.Key(from - 1)) && !StopWords.Contains(query.Key(from - 1)) && query.IsUnbroken(from - 1, 2))
            {
                from--;
            }

            if (from < index && query.Key(from - 1) is "the" or "in" or "on" or "from")
            {
                draft.Teams.Add(CompanyNames.NormaliseTeam(query.Original(from, index - from)));
                query.Take(from, index - from + 1);
            }
        }
    }

    // "Acme Pvt. Ltd." is known as "Acme".
    private static int FormAfter(QueryText query, int index)
    {
        var length = 0;
        while (query.IsFree(index + length) && CompanyNames.IsLegalForm(query.Key(index + length)))
        {
            length++;
        }

        return length;
    }

    private static bool IsLead(QueryText query, int index) => query.IsFree(index) && Before.Contains(query.Key(index));
}
