using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Search.Criteria;

public sealed class CriteriaRulesProperties
{
    private static readonly string[] Words =
    [
        "Google", "the", "The", "Acme", "Inc.", "IBM", "Pvt", "Ltd", "&", "-", "é", "team", "Team", "the the who", "work", "Education", "mixed", "Full-Time", "part time", "x", "C++", "I.B.M.",
        "", "  ", "\u0007", "\u202E", "A very long name of a firm that goes on and on", "ICICI", "L&T", "2020", "2020-05", "1066", "2021-02-31", "3000-01-01", "soon", "😀", "o'brien’s", "Labs", "the", "Group",
    ];

    // What was normalised by the month once is by the year from then on.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Normalise_Twice_ChangesNothing(bool monthly)
    {
        var random = new Random(20260101);
        var time = new ManualTime();
        for (var round = 0; round < 3_000; round++)
        {
            var once = CriteriaRules.Normalise(Any(random), time, monthly);

            CriteriaJson.Of(CriteriaRules.Normalise(once, time, monthly: false)).ShouldBe(CriteriaJson.Of(once), $"round {round}");
            (once.Must.CompanyNorm.Count <= 3 && once.Must.TeamNorm.Count <= 3 && once.Must.IntentPrimary.Count <= 2 && once.Must.Domain.Count <= 2).ShouldBeTrue();
        }
    }

    [Fact]
    public void CompanyName_NormalisedTwice_IsTheSame()
    {
        foreach (var name in CompanyNamesOfTheList())
        {
            CompanyNames.Normalise(CompanyNames.Normalise(name)).ShouldBe(CompanyNames.Normalise(name), name);
        }
    }

    private static IEnumerable<string> CompanyNamesOfTheList() => ProfilePlatform.Core.Indexing.Lexicons.Lexicon.Lines("companies").SelectMany(line => line.Split('|', ',')).Select(name => name.Trim());

    private static SearchCriteria Any(Random random) => new()
    {
        QueryOriginal = Text(random),
        ConfidenceScore = random.NextDouble() * 1.4,
        NumCards = random.Next(3) == 0 ? null : random.Next(-5, 40),
        SearchPhrases = Texts(random, 20),
        Must = new MustCriteria
        {
            CompanyNorm = Texts(random, 6), TeamNorm = Texts(random, 6), IntentPrimary = Texts(random, 6), Domain = Texts(random, 4), SubDomain = Texts(random, 3),
            EmploymentType = Texts(random, 3), SeniorityLevel = Texts(random, 3), LocationText = Text(random), City = Text(random), TimeStart = Text(random), TimeEnd = Text(random),
            OfferSalaryInrPerYear = random.Next(3) == 0 ? null : Math.Pow(10, random.Next(-2, 14)) * random.NextDouble(),
        },
        Should = new ShouldCriteria { SkillsOrTools = Texts(random, 5), Keywords = Texts(random, 60), IntentSecondary = Texts(random, 5) },
        Exclude = new ExcludeCriteria { CompanyNorm = Texts(random, 5), Keywords = Texts(random, 5) },
    };

    private static List<string> Texts(Random random, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Text(random))];

    private static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]));
}
