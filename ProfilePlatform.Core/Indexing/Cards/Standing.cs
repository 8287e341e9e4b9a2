using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Reads seniority, kind of employment and intent from the words of a card.</summary>
internal static class Standing
{
    // The first that fits counts, so that "Assistant Director" is no junior and "Head Chef" no executive.
    private static readonly (string Level, string[] Words)[] Levels =
    [
        ("intern", ["intern", "internship", "trainee", "apprentice", "apprenticeship", "praktikant", "stagiaire", "werkstudent", "working student"]),
        ("executive", ["chief", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "ciso", "vp", "svp", "evp", "vice president", "vice-president", "president", "founder", "co-founder", "cofounder", "owner", "managing director", "general manager", "partner", "chairman", "chairwoman", "chair"]),
        ("director", ["director", "head of", "dean", "principal investigator", "headteacher", "headmaster"]),
        ("manager", ["manager", "superintendent", "coordinator"]),
        ("lead", ["lead", "leader", "team lead", "head", "foreman", "forewoman", "supervisor", "captain", "charge nurse"]),
        ("senior", ["senior", "sr", "staff software engineer", "staff engineer", "staff scientist", "principal", "professor", "consultant", "master", "expert", "specialist iii"]),
        ("junior", ["junior", "jr", "assistant", "entry level", "entry-level", "graduate", "associate engineer", "commis", "newly qualified"]),
        ("mid", ["mid", "mid-level", "intermediate", "ii", "journeyman"]),
    ];

    private static readonly (string Type, string[] Words)[] Types =
    [
        ("internship", ["intern", "internship", "trainee", "apprentice", "apprenticeship", "working student", "werkstudent", "co-op", "placement", "praktikant"]),
        ("volunteer", ["volunteer", "voluntary", "pro bono", "unpaid"]),
        ("freelance", ["freelance", "freelancer", "self-employed", "self employed", "independent consultant", "independent contractor"]),
        ("part_time", ["part-time", "part time", "weekends"]),
        ("contract", ["contract", "contractor", "fixed-term", "fixed term", "temporary", "temp", "interim", "seasonal"]),
        ("full_time", ["full-time", "full time", "permanent"]),
    ];

    private static readonly PhraseTable<string> LevelTable = Load(Levels);
    private static readonly PhraseTable<string> TypeTable = Load(Types);

    /// <summary>The level that a title names; empty where it names none.</summary>
    public static string Seniority(string title) => First(LevelTable, title, Levels.Select(level => level.Level));

    /// <summary>How somebody was employed, as the head of the entry says; empty where it does not.</summary>
    public static string Employment(string head) => First(TypeTable, head, Types.Select(type => type.Type));

    /// <summary>The intent of a card.</summary>
    public static string Intent(string sectionKind, string cardKind, string seniority, string domain, string title) => (sectionKind, cardKind) switch
    {
        ("volunteer", _) => "community",
        (_, "education") => Vocabulary.Degree(title) > 0 ? "education" : "learning",
        (_, "project") => "project",
        (_, "publication") => "research",
        (_, "patent") => "achievement",
        _ when title.Contains("ounder", StringComparison.Ordinal) || title.Contains("Owner", StringComparison.Ordinal) => "business",
        _ when domain == "research" && seniority != "intern" => "research",
        _ => "work",
    };

    private static string First(PhraseTable<string> table, string text, IEnumerable<string> order)
    {
        var found = table.Matches(Tokens.Of(text)).ToHashSet();
        return order.FirstOrDefault(found.Contains, "");
    }

    private static PhraseTable<string> Load((string Name, string[] Words)[] rows)
    {
        var table = new PhraseTable<string>();
        foreach (var (name, words) in rows)
        {
            foreach (var word in words)
            {
                table.Add(word, name);
            }
        }

        return table;
    }
}
