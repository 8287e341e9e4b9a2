using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Benchmarks;

/// <summary>People made up from a few lists: one card each, five parts a card.</summary>
internal sealed class PeopleSamples(int seed)
{
    public static readonly string[] Roles =
    [
        "Backend Engineer", "Frontend Engineer", "Data Scientist", "Data Engineer", "Machine Learning Engineer", "DevOps Engineer", "Product Manager", "Product Designer",
        "UX Researcher", "Account Executive", "Sales Manager", "Marketing Manager", "Growth Manager", "Recruiter", "HR Business Partner", "Financial Analyst", "Accountant",
        "Operations Manager", "Supply Chain Analyst", "Civil Engineer", "Nurse", "Teacher", "Research Scientist", "Security Engineer", "Mobile Developer", "QA Engineer",
        "Solutions Architect", "Customer Success Manager", "Content Writer", "Legal Counsel",
    ];

    public static readonly string[] Cities =
    [
        "Mumbai", "Pune", "Bengaluru", "Delhi", "Hyderabad", "Chennai", "Kolkata", "London", "Berlin", "Paris", "Amsterdam", "Madrid", "Lisbon", "Dublin", "Zurich", "Vienna",
        "New York", "San Francisco", "Seattle", "Boston", "Austin", "Chicago", "Toronto", "Sydney", "Singapore", "Tokyo", "Dubai", "Nairobi", "Lagos", "São Paulo",
    ];

    public static readonly string[] Skills =
    [
        "Python", "Java", "Go", "Rust", "TypeScript", "React", "Kubernetes", "Terraform", "PostgreSQL", "Kafka", "Spark", "Airflow", "TensorFlow", "PyTorch", "SQL", "Tableau",
        "Figma", "Salesforce", "HubSpot", "Excel", "SAP", "AutoCAD", "AWS", "Azure", "Docker", "GraphQL", "Swift", "Kotlin", "Selenium", "Jira",
    ];

    public static readonly string[] Companies = ["IBM", "Infosys", "Google", "Siemens", "Zoho", "Stripe", "Northwind", "Kiesel", "Harbour Labs", "Blue Finch", "Tata Consultancy Services", "Wipro"];

    private static readonly string[] Deeds =
    [
        "Built {0} services that handle {3} requests a day and cut latency by {4} percent with {1}",
        "Led a team of {4} people who moved billing from an old system to {0} and {1} within a year",
        "Wrote the reporting pipeline in {0}, used by {2} every morning, and trained colleagues in {1}",
        "Reduced costs by {4} percent by replacing manual checks with {0} and {1}",
        "Designed and ran experiments with {0} for {3} customers and presented results to the board of {2}",
        "Introduced {0} and {1} to the {2} group, wrote guidelines and reviewed the work of others",
        "Planned a budget of {3} thousand, negotiated with suppliers and reported to {2} using {0}",
        "Supported clients in three countries, answered incidents at night and documented causes with {1}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A listed profile with its card.</summary>
    public (Profile Profile, ExperienceCard Card) Person(int number)
    {
        var id = new Guid(number, 1, 1, new byte[8]);
        var (role, city, company) = (Any(Roles), Any(Cities), Any(Companies));
        string[] skills = [Any(Skills), Any(Skills), Any(Skills)];
        var start = 2005 + _random.Next(20);
        var years = _random.Next(6);
        var profile = new Profile
        {
            Id = id, Slug = $"p{number}", DisplayName = $"Person {number}", ContentVersion = 1, OpenToWork = _random.Next(3) == 0,
            WorkPreferredSalaryMin = _random.Next(2) == 0 ? null : _random.Next(5, 60) * 100_000,
        };
        var card = new ExperienceCard
        {
            Id = new Guid(number, 2, 2, new byte[8]), ProfileId = id, Title = role, CompanyName = company, City = city, Location = city, Domain = Any(Skills) + " practice",
            StartDate = $"{start}-01-01", EndDate = start + years >= 2025 ? null : $"{start + years}-12-31", IsCurrent = start + years >= 2025,
            Summary = $"{role} at {company} in {city}, working with {skills[0]} and {skills[1]} for {_random.Next(2, 9)} product groups.",
            SearchPhrases = [role, company, $"{role} {company}", $"{role} {city}", .. skills, $"{skills[0]} {role}"],
            Children = [.. Enumerable.Range(0, 5).Select(part => Child(number, part, company, skills))],
        };
        return (profile, card);
    }

    /// <summary>Queries as people type them.</summary>
    public IEnumerable<string> Queries(int count) => Enumerable.Range(0, count).Select(index => (index % 6) switch
    {
        0 => $"{Any(Roles)} with {Any(Skills)} in {Any(Cities)}",
        1 => $"{Any(Roles)} who knows {Any(Skills)} and {Any(Skills)}",
        2 => $"{Any(Skills)} {Any(Roles)}, open to work, 2015 to 2023, show 5",
        3 => $"{Any(Roles)} at {Any(Companies)}",
        4 => $"someone who introduced {Any(Skills)} and cut costs",
        _ => $"{Any(Roles)} in {Any(Cities)} not {Any(Companies)}",
    });

    private CardChild Child(int number, int part, string company, string[] skills) => new()
    {
        Id = new Guid(number, 3, (short)part, new byte[8]), CardId = new Guid(number, 2, 2, new byte[8]), Position = part, ChildType = "responsibilities",
        RawText = string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(Deeds), Any(skills), Any(Skills), company, _random.Next(2, 900), _random.Next(2, 60)),
    };

    private T Any<T>(T[] of) => of[_random.Next(of.Length)];
}
