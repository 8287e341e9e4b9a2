using System.Globalization;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Searching;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Search.WhyNot;
using Facet = ProfilePlatform.Core.Search.Index.Documents.Facet;

namespace ProfilePlatform.Core.Search.Compare;

/// <summary>Makes a row of everything that a query asks for. Nothing is guessed: cells rest on the cards' own facets, dates and words.</summary>
internal static class ComparisonRows
{
    private const double Lakh = 100_000;

    public static IReadOnlyList<ComparisonRow> Of(PeopleQuery query, IReadOnlyList<ComparedCards> people)
    {
        var conditions = Conditions.Of(query);
        var must = query.Criteria.Must;
        var rows = new List<ComparisonRow>();
        if (query.Criteria.Role is { Title.Length: > 0 } role)
        {
            Add("role", [role.Title], person => Role(person, role, new QueryTerms(query.Criteria)));
        }

        AddFacet(ConditionKinds.Company, must.CompanyNorm, Facet.Company, "company_name", card => card.CompanyName);
        AddFacet(ConditionKinds.Team, must.TeamNorm, Facet.Team, "team_name", card => card.TeamName);
        AddFacet(ConditionKinds.Intent, must.IntentPrimary, Facet.Intent, "intent_primary", card => card.IntentPrimary);
        AddFacet(ConditionKinds.Domain, must.Domain, Facet.Domain, "domain", card => card.Domain);
        AddFacet(ConditionKinds.SubDomain, must.SubDomain, Facet.SubDomain, "sub_domain", card => card.SubDomain);
        AddFacet(ConditionKinds.Employment, must.EmploymentType, Facet.Employment, "employment_type", card => card.EmploymentType);
        AddFacet(ConditionKinds.Seniority, must.SeniorityLevel, Facet.Seniority, "seniority_level", card => card.SeniorityLevel.Length > 0 ? card.SeniorityLevel : card.Title);
        if (must.IsCurrent is { } current)
        {
            Add(ConditionKinds.Current, [current ? "current" : "past"], person => person.First(card => card.Card.IsCurrent == current, CellStates.Held, "dates", Dated)
                ?? person.First(_ => true, CellStates.Otherwise, "dates", Dated) ?? ComparisonCell.NotSaid);
        }

        foreach (var (wish, stems, facet) in WishRows.Of(query.Criteria))
        {
            Add("wish", [wish], person => facet.Length > 0 ? person.Facet([facet], "intent_primary", card => card.IntentPrimary) : WishRows.Cell(person, stems));
        }

        if (conditions.Time is { } time)
        {
            Add(ConditionKinds.Time, [must.TimeStart!, must.TimeEnd!], person => Time(person, time.Start, time.End));
        }

        if (conditions.HasPlace)
        {
            Add(ConditionKinds.Place, CriteriaPlaces.Names(query.Criteria), person => Place(person, conditions, query.Criteria));
        }

        if (conditions.OpenToWork)
        {
            Add(ConditionKinds.OpenToWork, [], person => person.Profile.OpenToWork ? new(CellStates.Held, "Open to work", null, "open_to_work") : ComparisonCell.NotSaid);
        }

        if (conditions.AsksPreferred)
        {
            Add(ConditionKinds.PreferredPlaces, query.PreferredLocations, person => Preferred(person, conditions));
        }

        if (conditions.SalaryMax is { } offer)
        {
            Add(ConditionKinds.Salary, [offer.ToString("0", CultureInfo.InvariantCulture)], person => Salary(person.Profile, offer));
        }

        return rows;

        void Add(string kind, IReadOnlyList<string> asked, Func<ComparedCards, ComparisonCell> cell) => rows.Add(new(kind, asked, [.. people.Select(cell)]));

        void AddFacet(string kind, IReadOnlyList<string> asked, Func<string, string> facet, string field, Func<ExperienceCard, string> said)
        {
            if (asked.Count > 0)
            {
                string[] wanted = [.. asked.Select(facet)];
                Add(kind, asked, person => person.Facet(wanted, field, said));
            }
        }
    }

    private static string Dated(ExperienceCard card) => Quotes.Dates(card) is { Length: > 0 } dates ? dates : card.IsCurrent ? "now" : card.Title;

    private static ComparisonCell Role(ComparedCards person, SoughtRole role, QueryTerms terms) =>
        person.First(card => terms.IsRole(card.Card.Title), CellStates.Held, "title", card => card.Title)
        ?? person.First(card => role.Function.Length > 0 && card.Indexed.Facets.Contains(Facet.Function(role.Function)), CellStates.Partly, "title", card => card.Title)
        ?? person.First(card => card.Card.Title.Length > 0, CellStates.Otherwise, "title", card => card.Title) ?? ComparisonCell.NotSaid;

    private static ComparisonCell Time(ComparedCards person, int start, int end) =>
        person.First(card => card.Indexed.Start is > 0 and var began && began <= start && (card.Indexed.End >= end || (card.Indexed.End == 0 && card.Card.IsCurrent)), CellStates.Held, "dates", Quotes.Dates)
        ?? person.First(card => IsDated(card.Indexed) && card.Indexed.Start <= end && (card.Indexed.End == 0 || card.Indexed.End >= start), CellStates.Partly, "dates", Quotes.Dates)
        ?? person.First(card => IsDated(card.Indexed), CellStates.Otherwise, "dates", Quotes.Dates) ?? ComparisonCell.NotSaid;

    private static bool IsDated(CardDocument card) => card.Start != 0 || card.End != 0;

    private static ComparisonCell Place(ComparedCards person, Conditions conditions, SearchCriteria criteria)
    {
        string[] countries = [.. CriteriaPlaces.Names(criteria).Select(name => PlaceNames.All.TryGet(name, out var place) ? place.Country : "").Where(country => country.Length > 0)
            .Select(country => Facet.Place(PlaceNames.Key(country)))];
        return person.First(card => card.Indexed.Facets.Any(facet => conditions.Places.Contains(facet) || conditions.PlaceTexts.Any(text =>
                facet.StartsWith(Facet.LocationColumn, StringComparison.Ordinal) && facet.Contains($" {text} ", StringComparison.Ordinal))), CellStates.Held, "location", Quotes.Place)
            ?? person.First(card => card.Indexed.Facets.Any(countries.Contains), CellStates.Partly, "location", Quotes.Place)
            ?? person.First(card => Quotes.Place(card.Card).Length > 0, CellStates.Otherwise, "location", Quotes.Place) ?? ComparisonCell.NotSaid;
    }

    // What people who do not look for work once wished is not shown.
    private static ComparisonCell Preferred(ComparedCards person, Conditions conditions)
    {
        var profile = person.Profile;
        return !profile.OpenToWork || profile.WorkPreferredLocations.Count == 0
            ? ComparisonCell.NotSaid
            : new(person.PreferredPlaces.Any(key => conditions.PreferredPlaces.Contains(Facet.Place(key))) ? CellStates.Held : CellStates.Otherwise,
                Quotes.Clip(string.Join(", ", profile.WorkPreferredLocations)), null, "work_preferred_locations");
    }

    private static ComparisonCell Salary(Profile profile, double offer) => profile is { OpenToWork: true, WorkPreferredSalaryMin: { } least }
        ? new(least <= offer ? CellStates.Held : CellStates.Otherwise, string.Create(CultureInfo.InvariantCulture, $"₹{least / Lakh:0.##} lakh a year or more"), null, "work_preferred_salary_min")
        : ComparisonCell.NotSaid;
}
