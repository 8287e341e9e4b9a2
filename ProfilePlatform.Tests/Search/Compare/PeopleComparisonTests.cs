using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Compare;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Tests.Search.Index;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Search.Compare;

/// <summary>People side by side: each cell rests on a card that says it.</summary>
public sealed class PeopleComparisonTests : IAsyncLifetime
{
    private static readonly Viewer Member = new(Guid.Parse("0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e30"), false, "member");

    private PlatformDatabaseFixture _platform = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PeopleComparison People => new(_platform.Contexts);

    public async ValueTask InitializeAsync()
    {
        _platform = await PlatformDatabaseFixture.CreateAsync(Token);
        await AddAsync(
            new Someone(1).Card("Senior Backend Engineer", change: card =>
            {
                (card.CompanyName, card.City, card.Country, card.Location) = ("IBM Corp.", "Pune", "India", "Pune, India");
                (card.StartDate, card.EndDate, card.SeniorityLevel, card.Summary) = ("2018-01-01", "2024-06-30", "senior", "Ran the ledger. Wrote Kafka consumers in Python.");
            }, children: ("Moved 40 services to Kubernetes", 0)).With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin, profile.WorkPreferredLocations) = (true, 1_200_000, ["Bangalore"])),
            new Someone(2).Card("Platform Engineer", change: card =>
            {
                (card.CompanyName, card.Location, card.StartDate, card.IsCurrent) = ("Kiesel AG", "Mumbai, India", "2022-03-01", true);
                card.Summary = "Event streaming with Kafka.";
            }).With(profile => (profile.OpenToWork, profile.WorkPreferredSalaryMin) = (true, 3_000_000)),
            new Someone(3).Card("Nurse", change: card => card.Location = "Berlin, Germany").With(profile => profile.WorkPreferredSalaryMin = 500_000),
            new Someone(4));
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData("role", "held:Senior Backend Engineer", "partly:Platform Engineer", "otherwise:Nurse", "not_said:")]
    [InlineData("company", "held:IBM Corp.", "otherwise:Kiesel AG", "not_said:", "not_said:")]
    [InlineData("seniority", "held:senior", "otherwise:Platform Engineer", "otherwise:Nurse", "not_said:")]
    [InlineData("wish Python Kafka", "held:Wrote Kafka consumers in Python.", "partly:Event streaming with Kafka.", "not_said:", "not_said:")]
    [InlineData("wish Kubernetes", "held:Moved 40 services to Kubernetes", "not_said:", "not_said:", "not_said:")]
    [InlineData("time", "held:2018-01–2024-06", "partly:since 2022-03", "not_said:", "not_said:")]
    [InlineData("place", "held:Pune, India", "partly:Mumbai, India", "otherwise:Berlin, Germany", "not_said:")]
    [InlineData("open_to_work", "held:Open to work", "held:Open to work", "not_said:", "not_said:")]
    [InlineData("preferred_places", "held:Bangalore", "not_said:", "not_said:", "not_said:")]
    [InlineData("salary", "held:₹12 lakh a year or more", "otherwise:₹30 lakh a year or more", "not_said:", "not_said:")]
    public async Task Row_ForFourPeople_SaysHowFarEachHasIt(string row, params string[] cells)
    {
        var comparison = await People.OfAsync(Member, [.. Enumerable.Range(1, 4).Select(number => new Someone(number).Id)], Query, Token);

        comparison!.People.Select(person => person.Name).ShouldBe(["Person 1", "Person 2", "Person 3", "Person 4"]);
        var found = comparison.Rows.Single(one => one.Kind == row || (one.Kind == "wish" && row == $"wish {one.Asked[0]}"));
        found.Cells.Select(cell => $"{cell.State}:{cell.Quote}").ShouldBe(cells);
        found.Cells.ShouldAllBe(cell => (cell.Field.Length > 0) == (cell.State != "not_said"));
    }

    [Fact]
    public async Task Quotes_StandInTheirCard()
    {
        var comparison = await People.OfAsync(Member, [new Someone(1).Id, new Someone(2).Id], Query, Token);

        var ofCards = comparison!.Rows.SelectMany(row => row.Cells.Take(1)).Where(cell => cell.CardId is not null).ToList();
        ofCards.Count.ShouldBeGreaterThan(5);
        ofCards.ShouldAllBe(cell => cell.CardId == new Guid(1, 2, 0, new byte[8]));
        comparison.Rows.Select(row => row.Kind).ShouldBe(["role", "company", "seniority", "wish", "wish", "time", "place", "open_to_work", "preferred_places", "salary"]);
    }

    [Fact]
    public async Task Row_OfWhatIsNotAsked_IsNotThere()
    {
        var comparison = await People.OfAsync(Member, [new Someone(1).Id, new Someone(2).Id], PeopleIndexFixture.Query(), Token);
        comparison!.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task DismissedCards_SayNothing()
    {
        await AddAsync(new Someone(5).Card("Backend Engineer", change: card => card.State = CardState.Dismissed));
        var comparison = await People.OfAsync(Member, [new Someone(5).Id, new Someone(1).Id], Query, Token);
        comparison!.Rows[0].Cells[0].State.ShouldBe("not_said");
    }

    [Fact]
    public async Task HiddenPerson_IsLeftOut_AndOneAloneIsNoComparison()
    {
        await AddAsync(new Someone(6).Card("Backend Engineer").With(profile => profile.Visibility = Visibility.Private));

        (await People.OfAsync(Member, [new Someone(1).Id, new Someone(6).Id, new Someone(2).Id], Query, Token))!.People.Count.ShouldBe(2);
        (await People.OfAsync(Member, [new Someone(1).Id, new Someone(6).Id], Query, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1, 1)]
    [InlineData(1, 2, 3, 4, 5)]
    public async Task WrongNumber_Throws(params int[] numbers) =>
        await Should.ThrowAsync<ArgumentException>(People.OfAsync(Member, [.. numbers.Select(number => new Someone(number).Id)], Query, Token));

    private static PeopleQuery Query => PeopleIndexFixture.Query(new SearchCriteria
    {
        Role = new SoughtRole("Backend Engineer", "engineering", "ic"),
        Must = new MustCriteria
        {
            CompanyNorm = ["international business machines"], SeniorityLevel = ["senior"], City = "Pune", TimeStart = "2020-01-01", TimeEnd = "2023-12-31",
        },
        Should = new ShouldCriteria { SkillsOrTools = ["Python Kafka", "Kubernetes"], Keywords = ["backend engineer"] },
    }) with { OpenToWorkOnly = true, PreferredLocations = ["Bengaluru"], SalaryMax = 2_000_000 };

    private Task AddAsync(params Someone[] people) => _platform.Writer.WriteAsync((db, _) =>
    {
        foreach (var person in people)
        {
            db.Add(person.Profile);
            db.AddRange(person.Cards);
        }

        return Task.CompletedTask;
    }, Token);
}
