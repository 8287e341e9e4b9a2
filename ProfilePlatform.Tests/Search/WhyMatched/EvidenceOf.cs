using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Tests.Search.Parsing;

namespace ProfilePlatform.Tests.Search.WhyMatched;

/// <summary>People of whom reasons are sought.</summary>
internal static class EvidenceOf
{
    public static readonly Guid Person = new("11111111-0000-0000-0000-000000000001");
    public static readonly Guid First = new("22222222-0000-0000-0000-000000000001");
    public static readonly Guid Part = new("33333333-0000-0000-0000-000000000001");
    public static readonly Guid Second = new("22222222-0000-0000-0000-000000000002");

    /// <summary>A backend engineer of Pune with what they did.</summary>
    public static EvidenceSource Engineer { get; } = new(
        Person, OpenToWork: true, SalaryMin: 1_800_000, ["Pune", "Mumbai"],
        [
            new EvidenceCard
            {
                Id = First, Title = "Backend Engineer", CompanyName = "Flipkart", Location = "Pune, India", Summary = "Built the payments platform in Go for a marketplace.", Domain = "Payments",
                StartDate = "2020-01-01", EndDate = "2023-06-30",
            },
            new EvidenceCard { Id = Second, Title = "Systems Engineer", CompanyName = "Infosys", Location = "Mysuru", StartDate = "2017-03-01", EndDate = "2019-12-31" },
        ],
        [Child(First, ("Cut checkout latency by 40%", "Moved reconciliation from nightly jobs to Kafka streams."))]);

    public static EvidenceChild Child(Guid card, params (string Title, string Description)[] items) => new(Part, card, "outcomes", items, "");

    public static PersonEvidence Build(EvidenceSource source, string query) => EvidenceBuilder.Build(source, Asked.For(query));

    public static IReadOnlyList<MatchReason> Fallback(EvidenceSource source, string query) => FallbackReasons.Build(Build(source, query), Asked.For(query));

    public static EvidenceSource Card(string title, string summary = "", string company = "", params EvidenceChild[] children) =>
        new(Person, OpenToWork: false, SalaryMin: null, [], [new EvidenceCard { Id = First, Title = title, Summary = summary, CompanyName = company }], children);

    public static SearchCriteria Payments { get; } = new() { Must = new MustCriteria { Domain = ["payments"] } };
}
