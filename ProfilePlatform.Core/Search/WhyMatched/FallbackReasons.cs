using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>
/// Reasons without a model, in the words of the evidence: conditions of the query first (role, firm, place, time, availability, salary), then
/// skills, outcomes, the field or title, then what else the parts of cards say. At least one names an outcome that answers the query, where there is one.
/// Where nothing answers it, a general line comes last.
/// </summary>
public static class FallbackReasons
{
    /// <summary>The line for somebody of whom no evidence says why.</summary>
    public static MatchReason General { get; } = new("Close to the query as a whole; no single line says why", "parent_best", null, []);

    /// <summary>One to three reasons.</summary>
    public static IReadOnlyList<MatchReason> Build(PersonEvidence evidence, SearchCriteria criteria)
    {
        var terms = new QueryTerms(criteria);
        var outcomes = Outcomes(evidence, terms).ToList();
        // What a second card says of the same condition comes after what is said of the others.
        var conditions = Conditions(evidence, criteria, terms).ToList();
        var first = conditions.DistinctBy(reason => reason.Constraint).ToList();
        IEnumerable<MatchReason> all =
        [
            .. first, .. Availability(evidence), .. conditions.Except(first), .. Skills(evidence, terms),
            .. outcomes.Where(outcome => outcome.Hits > 0).Select(outcome => outcome.Reason), .. Headline(evidence), .. outcomes.Where(outcome => outcome.Hits == 0).Select(outcome => outcome.Reason),
        ];
        var reasons = Distinct(all);
        if (!reasons.Exists(reason => reason.Constraint is not null) && outcomes.TrueForAll(outcome => outcome.Hits == 0))
        {
            // What they are is no answer to the query; the last line says so.
            return [.. reasons.Take(EvidenceLimits.Reasons - 1), General];
        }

        return Boost(reasons, outcomes.Find(outcome => outcome.Hits > 0 && IsOutcome(outcome.Reason)).Reason);
    }

    // What was achieved convinces more than where: the best outcome that answers the query takes the last place if it has none yet.
    private static List<MatchReason> Boost(List<MatchReason> reasons, MatchReason? outcome)
    {
        return outcome is null || reasons.Exists(IsOutcome) ? reasons : Distinct([.. reasons.Take(EvidenceLimits.Reasons - 1), outcome, .. reasons.Skip(EvidenceLimits.Reasons - 1)]);
    }

    private static bool IsOutcome(MatchReason reason) => reason.Evidence.Any(item => item.Field == "outcome");

    private static List<MatchReason> Distinct(IEnumerable<MatchReason> reasons) =>
        ReasonRules.Distinct(reasons.Where(reason => ReasonRules.Clean(reason.Text) is not null), reason => reason.Text);

    private static IEnumerable<MatchReason> Conditions(PersonEvidence evidence, SearchCriteria criteria, QueryTerms terms)
    {
        foreach (var card in evidence.Items.Where(item => item.CardId != Guid.Empty).GroupBy(item => item.CardId))
        {
            EvidenceItem? Field(string name) => card.FirstOrDefault(item => item.Field == name);
            var company = Field("company_name") is { } firm && criteria.Must.CompanyNorm.Contains(CompanyNames.Normalise(firm.Text)) ? firm : null;
            var place = Field("location") is { } location && criteria.Places.Any(sought => IsIn(location.Text, sought)) ? location : null;
            var dates = criteria.Must.TimeStart is not null && criteria.Must.TimeEnd is not null ? Field("dates") : null;
            var title = Field("title") is { } role && (terms.IsRole(role.Text) || company is not null || place is not null) ? role : null;
            if (title is null && company is null && place is null)
            {
                continue;
            }

            company ??= title is not null ? Field("company_name") : null;
            List<EvidenceItem> parts = [.. new[] { title, company, place, dates }.OfType<EvidenceItem>()];
            var text = (title?.Text ?? "") + (company is null ? "" : title is null ? company.Text : $" at {company.Text}")
                + (place is null ? "" : $" in {place.Text}") + (dates is null ? "" : $", {dates.Text}");
            var constraint = title is not null && terms.IsRole(title.Text) ? "role" : place is not null ? "location" : company is not null ? "company" : "time";
            yield return Reason(text.Trim(), "parent_best", constraint, parts);
        }
    }

    private static IEnumerable<MatchReason> Availability(PersonEvidence evidence) => evidence.Items
        .Where(item => item.Field is "open_to_work" or "work_preferred_salary_min")
        .Select(item => Reason(item.Text, item.Contribution, item.Field == "open_to_work" ? "open_to_work" : "salary", [item]));

    private static IEnumerable<MatchReason> Skills(PersonEvidence evidence, QueryTerms terms)
    {
        var named = evidence.Items.Select(item => (Item: item, Skills: terms.SkillsIn(item.Text).ToList())).Where(pair => pair.Skills.Count > 0)
            .OrderByDescending(pair => pair.Skills.Count).ToList();
        if (named.Count > 0)
        {
            var skills = named.SelectMany(pair => pair.Skills).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var where = evidence.Headline.Length > 0 ? $", as {evidence.Headline}" : "";
            yield return Reason(Joined(skills) + where, "should", "skills", [.. named.Select(pair => pair.Item).Take(3)]);
        }
    }

    private static IEnumerable<(MatchReason Reason, int Hits)> Outcomes(PersonEvidence evidence, QueryTerms terms) => evidence.Items
        .Where(item => item.Field is "outcome" or "summary")
        .Select(item => (Reason(Shortened(item.Text, terms), item.Contribution, null, [item]), Hits: terms.In(item.Text)))
        .OrderByDescending(pair => pair.Hits);

    private static IEnumerable<MatchReason> Headline(PersonEvidence evidence)
    {
        var parts = evidence.Items.Where(item => item.CardId != Guid.Empty && item.Field is "title" or "company_name").Take(2).ToList();
        if (parts.Count > 0)
        {
            yield return Reason(string.Join(" at ", parts.Select(part => part.Text)), "parent_best", null, parts);
        }
    }

    // Of a long text the sentence, or else the words, around what the query asks for.
    private static string Shortened(string text, QueryTerms terms)
    {
        var sentence = Sentences.Split(text).Select(span => text[span.Start..span.End].Trim()).DefaultIfEmpty(text).MaxBy(terms.In) ?? text;
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= EvidenceLimits.ReasonWords && sentence.Length <= EvidenceLimits.ReasonLength)
        {
            return sentence.TrimEnd('.');
        }

        const int window = EvidenceLimits.ReasonWords - 1;
        var from = Enumerable.Range(0, Math.Max(1, words.Length - window + 1)).MaxBy(start => terms.In(string.Join(' ', words.Skip(start).Take(window))));
        var part = string.Join(' ', words.Skip(from).Take(window));
        part = part.Length > EvidenceLimits.ReasonLength - 2 ? WellFormed.Of(part[..(EvidenceLimits.ReasonLength - 2)]) : part;
        return (from > 0 ? "…" : "") + part.Trim(' ', ',', ';', '.') + (from + window < words.Length ? "…" : "");
    }

    private static MatchReason Reason(string text, string contribution, string? constraint, List<EvidenceItem> parts) =>
        new(Fit(text), contribution, constraint, [.. parts.Select(part => new ReasonEvidence(part.CardId, part.Field, part.Text))]);

    private static string Fit(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fitting = string.Join(' ', words.Take(EvidenceLimits.ReasonWords));
        return (fitting.Length <= EvidenceLimits.ReasonLength ? fitting : WellFormed.Of(fitting[..EvidenceLimits.ReasonLength])).TrimEnd(' ', ',', ';');
    }

    private static string Joined(List<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(Math.Min(names.Count, 4) - 1)) + " and " + names[Math.Min(names.Count, 4) - 1];

    private static bool IsIn(string location, SoughtPlace sought)
    {
        var key = $" {PlaceNames.Key(location)} ";
        return sought.Within.Append(PlaceNames.Key(sought.Name)).Any(name => key.Contains($" {name} ", StringComparison.Ordinal))
            || PlaceNames.All.TryGet(location.Split(',')[0], out var place) && (sought.Within.Contains(PlaceNames.Key(place.Country)) || sought.Within.Contains(PlaceNames.UsualKey(place.Name)));
    }
}
