using System.Collections.Frozen;
using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>What must not be: "not from Infosys", "except Google and Meta", "without PHP", "no managers", "-wordpress".</summary>
internal static class ExclusionFinder
{
    private const int Longest = 4;

    private static readonly FrozenSet<string> Openers = "not except excluding exclude without excl never no minus avoid".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Links = "from at in any the a an for with of want need working currently who worked based people anyone".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Ends = "in with who and but near based located working at from for show open to only please that which having".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(QueryText query, CriteriaDraft draft)
    {
        for (var index = 0; index < query.Count; index++)
        {
            if (IsOpener(query, index) is var opener and > 0)
            {
                var end = Read(query, index + opener, draft);
                if (end > index + opener)
                {
                    var lead = query.Key(index - 1) is "but" or "and" ? 1 : 0;
                    query.Take(index - lead, end - index + lead);
                    index = end - 1;
                }
            }
            else if (query.IsFree(index) && query.Tokens[index] is { AfterBreak: true } token && query.Text[token.Start - 1] == '-' && (token.Start < 2 || char.IsWhiteSpace(query.Text[token.Start - 2])))
            {
                Add(query, index, 1, draft);
                query.Take(index, 1);
            }
        }
    }

    private static int IsOpener(QueryText query, int index) =>
        !query.IsFree(index) ? 0
        : query.Key(index) is "don't" or "dont" && query.Key(index + 1) is "want" or "need" or "show" or "include" ? 2
        : query.Key(index) is "other" && query.Key(index + 1) is "than" ? 2
        : query.Key(index) is "not" && query.Key(index - 1) is "could" or "can" ? 0
        : query.Key(index) is "no" && query.Key(index + 1) is "more" or "less" or "longer" or "matter" ? 0
        : query.Key(index) is "not" && query.Key(index + 1) is "only" or "just" or "necessarily" ? 0
        : Openers.Contains(query.Key(index)) ? 1 : 0;

    private static int Read(QueryText query, int from, CriteriaDraft draft)
    {
        var index = from;
        var told = false;
        while (index < query.Count && Links.Contains(query.Key(index)) && query.IsFree(index))
        {
            told |= query.Key(index) is "from" or "at";
            index++;
        }

        var end = index;
        while (index < query.Count)
        {
            var (name, length) = CompanyFinder.Read(query, index, told: told || query.TellsNames && query.IsCapital(index) && !PlaceNames.All.TryGet(query.Tokens[index].Text, out _) && !SkillNames.Skills.TryGet(query.Tokens[index].Text, out _));
            if (length > 0)
            {
                draft.ExcludedCompanies.Add(name);
            }
            else
            {
                length = WordsAt(query, index);
                if (length == 0)
                {
                    break;
                }

                Add(query, index, length, draft);
            }

            end = index + length;
            // "And" goes on with the list only where another thing to leave out follows: "not Google and open to work" has one.
            var joined = query.Key(end) is "or" or "nor" or "and" && query.IsFree(end + 1) && !Ends.Contains(query.Key(end + 1));
            var listed = end < query.Count && query.Tokens[end].AfterBreak && CompanyNames.Known.Longest(query.Keys, end, out _) > 0;
            if (!joined && !listed)
            {
                break;
            }

            index = joined ? end + 1 : end;
        }

        return end;
    }

    private static int WordsAt(QueryText query, int index)
    {
        var known = Math.Max(SkillNames.Skills.Longest(query.Keys, index, out _), Math.Max(PlaceNames.All.Longest(query.Keys, index, out _), SkillNames.Sectors.Longest(query.Keys, index, out _)));
        if (known > 0 && query.AreFree(index, known))
        {
            return known;
        }

        var length = 0;
        while (length < Longest && query.IsFree(index + length) && !Ends.Contains(query.Key(index + length)) && query.Key(index + length) is not "or" && query.IsUnbroken(index, length + 1))
        {
            length++;
        }

        return length;
    }

    private static void Add(QueryText query, int index, int length, CriteriaDraft draft)
    {
        var words = query.Keys.Skip(index).Take(length).ToList();
        words[^1] = RoleNames.IsNoun(RoleNames.Singular(words[^1])) ? RoleNames.Singular(words[^1]) : words[^1];
        draft.ExcludedKeywords.Add(string.Join(' ', words));
    }
}
