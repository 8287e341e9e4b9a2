using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Tests.Search.Index;

namespace ProfilePlatform.Tests.Search.WhyNot;

/// <summary>Small populations and queries over few values, so that every condition keeps some people out and lets others in.</summary>
internal sealed class RandomPeople(Random random)
{
    private static readonly string[] Titles = ["Backend Engineer", "Sales Manager", "Senior Nurse", "Data Scientist"];
    private static readonly string[] Cities = ["Berlin", "Mumbai", "Pune", ""];
    private static readonly string[] Firms = ["Kiesel AG", "Nordwind GmbH", "IBM", ""];
    private static readonly string[] Fields = ["software engineering", "health care"];
    private static readonly string[] Words = ["python", "rust", "excel"];

    public Someone Person(int number)
    {
        var person = new Someone(number).With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin, profile.WorkPreferredLocations) =
            (random.Next(3) > 0, random.Next(3) == 0 ? null : random.Next(1, 9) * 500_000, random.Next(2) == 0 ? [] : [Of(Cities[..3])]));
        for (var card = random.Next(0, 4); card >= 0; card--)
        {
            person.Card(Of(Titles), (float)random.NextDouble(), made =>
            {
                (made.City, made.CompanyName, made.TeamName, made.Domain) = (Of(Cities), Of(Firms), random.Next(2) == 0 ? "Payments" : "", Of(Fields));
                (made.IsCurrent, made.EmploymentType, made.IntentPrimary) = (random.Next(2) == 0, random.Next(2) == 0 ? "full_time" : "contract", random.Next(3) > 0 ? "work" : "project");
                (made.StartDate, made.EndDate) = (random.Next(3) == 0 ? null : $"{random.Next(2010, 2024)}-05-01", random.Next(3) == 0 ? "2024-06-01" : null);
                made.SearchPhrases = [$"{Of(Words)} lead"];
            }, ($"Used {Of(Words)} daily", (float)random.NextDouble()));
        }

        return person;
    }

    public PeopleQuery Query() => new()
    {
        Criteria = new SearchCriteria
        {
            SearchPhrases = [$"{Of(Titles)} {Of(Words)}"],
            Must = new MustCriteria
            {
                City = May(Of(Cities[..3])),
                TimeStart = "2012-01-01",
                TimeEnd = May("2016-12-31"),
                CompanyNorm = May("kiesel") is { } firm ? [firm, "nordwind"] : [],
                TeamNorm = random.Next(4) == 0 ? ["payments"] : [],
                Domain = random.Next(3) == 0 ? [Of(Fields)] : [],
                EmploymentType = random.Next(3) == 0 ? ["contract"] : [],
                SeniorityLevel = random.Next(6) == 0 ? ["senior"] : [],
                IntentPrimary = random.Next(4) == 0 ? ["project"] : [],
                IsCurrent = random.Next(4) switch { 0 => true, 1 => false, _ => null },
            },
            Exclude = new ExcludeCriteria { Keywords = random.Next(3) == 0 ? ["rust", "excel"] : [], CompanyNorm = random.Next(4) == 0 ? ["international business machines"] : [] },
        },
        OpenToWorkOnly = random.Next(2) == 0,
        PreferredLocations = random.Next(2) == 0 ? ["Pune"] : [],
        SalaryMax = random.Next(3) == 0 ? 2_000_000 : null,
        Vector = Someone.Query,
        Ranking = (random.Next(2) == 0 ? RankingProfile.Standard : RankingProfile.Classic) with { MinResults = random.Next(1, 12) },
        Most = 5,
    };

    private string? May(string value) => random.Next(2) == 0 ? value : null;

    private string Of(string[] values) => values[random.Next(values.Length)];
}
