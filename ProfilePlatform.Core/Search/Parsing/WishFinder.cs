using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Parsing;

/// <summary>Skills, kinds of firms, kinds of employment and standing; a condition only where the query says "only" or "must".</summary>
internal static class WishFinder
{
    private static readonly (string Type, string[] Words)[] Employment =
    [
        ("internship", ["internship", "internships"]),
        ("freelance", ["freelance", "freelancer", "freelancers", "self employed", "self-employed"]),
        ("contract", ["contract", "contractor", "contractors", "fixed term", "fixed-term"]),
        ("part_time", ["part time", "part-time"]),
        ("full_time", ["full time", "full-time", "permanent"]),
        ("volunteer", ["volunteer", "volunteers", "volunteering"]),
    ];

    private static readonly (string Level, string[] Words)[] Standing =
    [
        ("junior", ["entry level", "entry-level", "early career", "early-career", "junior level", "junior", "freshers", "fresher", "graduates"]),
        ("mid", ["mid level", "mid-level", "mid career", "mid-career", "intermediate"]),
        ("senior", ["senior level", "senior-level", "senior", "experienced", "seasoned", "expert"]),
        ("executive", ["executive level", "c-level", "c level", "leadership"]),
    ];

    private static readonly PhraseTrie<string> EmploymentWords = Table(Employment);
    private static readonly PhraseTrie<string> StandingWords = Table(Standing);

    private static readonly (string Word, string Intent)[] IntentWords =
    [
        ("research", "research"), ("project", "project"), ("projects", "project"), ("volunteering", "community"), ("community", "community"),
        ("studied", "education"), ("student", "education"), ("students", "education"), ("degree", "education"), ("award", "achievement"), ("awards", "achievement"),
    ];

    public static void Find(QueryText query, CriteriaDraft draft)
    {
        for (var index = 0; index < query.Count; index++)
        {
            if (!query.IsFree(index))
            {
                continue;
            }

            if (IntentWords.FirstOrDefault(row => row.Word == query.Key(index)) is { Intent: { } intent })
            {
                draft.Intents.Add(intent);
            }

            index += Math.Max(0, Read(query, index, draft) - 1);
        }
    }

    private static int Read(QueryText query, int index, CriteriaDraft draft)
    {
        var only = query.Key(index - 1) is "only" or "must";
        if (Match(EmploymentWords, query, index, out var type) is var employed and > 0)
        {
            (only || query.Key(index + employed) is "only" ? draft.EmploymentTypes : draft.Keywords).Add(only || query.Key(index + employed) is "only" ? type : query.Words(index, employed));
            query.Take(index, employed);
            return employed;
        }

        if (Match(StandingWords, query, index, out var level) is var standing and > 0)
        {
            var condition = only || query.Key(index + standing) is "only";
            (condition ? draft.Levels : draft.Keywords).Add(condition ? level : query.Words(index, standing));
            query.Take(index, standing);
            return standing;
        }

        var skilled = Match(SkillNames.Skills, query, index, out var skill);
        var sector = Match(SkillNames.Sectors, query, index, out var trade);
        if (skilled > 0 && skilled >= sector && IsSkill(query, index, skilled))
        {
            draft.Skills.Add(skill);
            query.Take(index, skilled);
            return skilled;
        }

        if (sector > 0)
        {
            draft.Keywords.Add(trade);
            query.Take(index, sector);
        }

        return sector;
    }

    // "C" and "R", "go", "notion", "lean" and "express" are words and letters too.
    private static bool IsSkill(QueryText query, int index, int length) =>
        length > 1 || query.Key(index) is not ("c" or "r" or "go" or "notion" or "lean" or "express" or "node" or "sketch" or "oracle" or "assembly" or "tax" or "rest" or "api" or "swift" or "rust" or "unity" or "spark")
        || query.TellsNames && query.IsCapital(index) && index > 0
        || query.Key(index - 1) is "with" or "in" or "know" or "knows" or "using" or "and" or "," or "or" or "of" || query.Key(index + 1) is "experience" or "skills" or "developer" or "programming"
        || query.Tokens[index].AfterBreak;

    private static int Match(PhraseTrie<string> table, QueryText query, int index, out string value) =>
        table.Longest(query.Keys, index, out value, (_, length) => query.AreFree(index, length) && query.IsUnbroken(index, length));

    private static PhraseTrie<string> Table((string Value, string[] Words)[] rows) =>
        new(rows.SelectMany(row => row.Words.Select(word => (PhraseTrie<string>.Key(word), row.Value))));
}
