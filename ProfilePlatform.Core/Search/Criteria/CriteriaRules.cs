using System.Globalization;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>Brings criteria from a model, from the local rules or from a client into the one form that is searched with.</summary>
public static class CriteriaRules
{
    /// <summary>Normalises names, dates and the salary, and turns surplus conditions into wishes.</summary>
    /// <param name="criteria">From anywhere: lists and parts of it may be null.</param>
    /// <param name="time">Dates are clamped to next year.</param>
    /// <param name="monthly">True where a salary below 200,000 was meant by the month, as models often leave it.</param>
    public static SearchCriteria Normalise(SearchCriteria criteria, TimeProvider time, bool monthly)
    {
        var must = criteria.Must ?? new MustCriteria();
        var should = criteria.Should ?? new ShouldCriteria();
        var exclude = criteria.Exclude ?? new ExcludeCriteria();
        var companies = Norm(must.CompanyNorm, CompanyNames.Normalise);
        var teams = Norm(must.TeamNorm, CompanyNames.NormaliseTeam);
        var intents = Norm(must.IntentPrimary, Lower).Where(Intents.All.Contains).ToList();
        var domains = Norm(must.Domain, Lower);
        var subDomains = Norm(must.SubDomain, Lower);
        var confidence = double.IsFinite(criteria.ConfidenceScore) ? Math.Clamp(criteria.ConfidenceScore, 0, 1) : 0;
        var weak = confidence < CriteriaLimits.WeakConfidence;

        var demoted = companies.Skip(CriteriaLimits.MustCompanies).Concat(teams.Skip(CriteriaLimits.MustTeams))
            .Concat(domains.Skip(CriteriaLimits.MustDomains)).Concat(weak ? subDomains : []);
        var (start, end) = Dates(must.TimeStart, must.TimeEnd, time);
        return criteria with
        {
            QueryOriginal = criteria.QueryOriginal ?? "",
            QueryCleaned = criteria.QueryCleaned ?? "",
            QueryEmbeddingText = criteria.QueryEmbeddingText ?? "",
            TimeLabel = criteria.TimeLabel ?? "",
            ConfidenceScore = confidence,
            NumCards = criteria.NumCards is { } wanted ? Math.Clamp(wanted, 1, CriteriaLimits.MostPeople) : null,
            SearchPhrases = [.. Clean(criteria.SearchPhrases).Take(CriteriaLimits.MostPhrases)],
            Places = [.. (criteria.Places ?? []).Where(place => place is { Name.Length: > 0 }).Take(CriteriaLimits.MostEntries)],
            Must = must with
            {
                CompanyNorm = [.. companies.Take(CriteriaLimits.MustCompanies)],
                TeamNorm = [.. teams.Take(CriteriaLimits.MustTeams)],
                IntentPrimary = [.. intents.Take(CriteriaLimits.MustIntents)],
                Domain = [.. domains.Take(CriteriaLimits.MustDomains)],
                SubDomain = weak ? [] : subDomains,
                EmploymentType = Norm(must.EmploymentType, Enumerated),
                SeniorityLevel = Norm(must.SeniorityLevel, Enumerated),
                LocationText = Text(must.LocationText),
                City = Text(must.City),
                Country = Text(must.Country),
                TimeStart = start,
                TimeEnd = end,
                OfferSalaryInrPerYear = Salary(must.OfferSalaryInrPerYear, monthly),
            },
            Should = new ShouldCriteria
            {
                SkillsOrTools = Clean(should.SkillsOrTools),
                Keywords = Clean([.. should.Keywords ?? [], .. demoted]),
                IntentSecondary = [.. Norm([.. should.IntentSecondary ?? [], .. intents.Skip(CriteriaLimits.MustIntents)], Lower).Where(Intents.All.Contains)],
            },
            Exclude = new ExcludeCriteria
            {
                CompanyNorm = Norm(exclude.CompanyNorm, CompanyNames.Normalise),
                Keywords = Norm(exclude.Keywords, Lower),
            },
        };
    }

    private static (string? Start, string? End) Dates(string? start, string? end, TimeProvider time)
    {
        var lastYear = time.GetUtcNow().Year + CriteriaLimits.YearsAhead;
        var first = Day(start, atEnd: false, lastYear);
        var last = Day(end, atEnd: true, lastYear);
        return first is not null && last is not null && string.CompareOrdinal(first, last) > 0
            ? (Day(end, atEnd: false, lastYear), Day(start, atEnd: true, lastYear))
            : (first, last);
    }

    // "2020" begins on 1 January where it is a start and ends on 31 December where it is an end.
    private static string? Day(string? text, bool atEnd, int lastYear)
    {
        var parts = (text ?? "").Trim().Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || !TryNumber(parts[0], out var year))
        {
            return null;
        }

        year = Math.Clamp(year, CriteriaLimits.FirstYear, lastYear);
        var month = atEnd ? 12 : 1;
        if (parts.Length > 1 && (!TryNumber(parts[1], out month) || month is < 1 or > 12))
        {
            return null;
        }

        var days = DateTime.DaysInMonth(year, month);
        var day = atEnd ? days : 1;
        if (parts.Length > 2 && (!TryNumber(parts[2].Split('T')[0], out day) || day < 1))
        {
            return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{Math.Min(day, days):D2}");
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static double? Salary(double? salary, bool monthly) =>
        salary is not { } amount || !double.IsFinite(amount) || amount <= 0 ? null
        : monthly && amount < CriteriaLimits.LeastYearly ? amount * 12 : Math.Min(amount, CriteriaLimits.MostSalary);

    private static List<string> Norm(IReadOnlyList<string>? entries, Func<string, string> normalise) =>
        [.. Clean(entries).Select(normalise).Where(entry => entry.Length > 0).Distinct(StringComparer.Ordinal)];

    private static List<string> Clean(IReadOnlyList<string>? entries) =>
        [.. (entries ?? []).Select(Text).OfType<string>().DistinctBy(Lower, StringComparer.Ordinal).Take(CriteriaLimits.MostEntries)];

    private static string? Text(string? entry)
    {
        var text = string.Join(' ', SeenText.Clean(entry ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text.Length <= CriteriaLimits.LongestEntry ? text : WellFormed.Of(text[..CriteriaLimits.LongestEntry]).TrimEnd();
    }

    private static string Lower(string entry) => entry.ToLowerInvariant();

    private static string Enumerated(string entry) => entry.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
}
