using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Search.Parsing;

namespace ProfilePlatform.Web.Features.Search.Page.Chips;

/// <summary>Understands what is typed into a chip, in the same words as a query.</summary>
internal static class ChipReading
{
    /// <summary>For a time, a salary or one of a few values that is not understood.</summary>
    public const string NoTime = "A time such as “2020–2023”, “since 2019” or “last two years”.";
    public const string NoSalary = "A salary such as “24 LPA” or “₹80,000 a month”.";

    private static readonly string[] Levels = ["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"];
    private static readonly string[] Employments = ["full_time", "part_time", "contract", "internship", "freelance", "volunteer"];

    /// <summary>Values that a kind can have; empty where it can have any.</summary>
    public static IReadOnlyList<string> Values(ChipKind kind) => kind switch
    {
        ChipKind.Seniority => Levels,
        ChipKind.Employment => Employments,
        ChipKind.Experience => Intents.All,
        _ => [],
    };

    /// <summary>What a word is as a condition: a place, a firm or one of the fixed values that it names, else a field of work.</summary>
    public static ChipKind MustKind(string text)
    {
        var value = Value(text);
        return Levels.Contains(value) ? ChipKind.Seniority
            : Employments.Contains(value) ? ChipKind.Employment
            : Intents.All.Contains(value) ? ChipKind.Experience
            : PlaceNames.All.TryGet(text, out _) ? ChipKind.Place
            : CompanyNames.Known.TryGet(text, out _) ? ChipKind.Firm : ChipKind.Field;
    }

    /// <summary>The criteria with this time; null where the text is none.</summary>
    public static SearchCriteria? WithTime(SearchCriteria criteria, string text, TimeProvider time)
    {
        var read = RuleParser.Parse(text, time);
        read = read.Must.TimeStart is null ? RuleParser.Parse("in " + text, time) : read;
        return read.Must is { TimeStart: { } start, TimeEnd: { } end }
            ? criteria with { TimeLabel = read.TimeLabel, Must = criteria.Must with { TimeStart = start, TimeEnd = end } }
            : null;
    }

    /// <summary>The criteria with this salary; null where the text is none.</summary>
    public static SearchCriteria? WithSalary(SearchCriteria criteria, string text, TimeProvider time)
    {
        var read = RuleParser.Parse(text, time);
        return (read.Must.OfferSalaryInrPerYear ?? RuleParser.Parse("salary " + text, time).Must.OfferSalaryInrPerYear) is { } salary
            ? criteria with { Must = criteria.Must with { OfferSalaryInrPerYear = salary } }
            : null;
    }

    /// <summary>"Full-time" is "full_time".</summary>
    public static string Value(string text) => text.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
