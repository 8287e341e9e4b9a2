using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.NearMisses;
using ProfilePlatform.Tests.Search.Index;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Search.NearMisses;

/// <summary>Who nearly matched, what is counted of it, and what the owner gets to see.</summary>
public sealed class NearMissTests : IAsyncLifetime
{
    private static readonly Guid[] Searchers = [.. Enumerable.Range(1, 6).Select(number => new Guid(number, 9, 9, new byte[8]))];

    private readonly Clock _clock = new();
    private PlatformDatabaseFixture _platform = null!;
    private PeopleIndexFixture _people = null!;
    private NearMissNotes _notes = null!;
    private NearMissUpkeep _upkeep = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Guid Berliner => new Someone(2).Id;

    private NearMissReport Report => new(_platform.Contexts, _clock);

    public async ValueTask InitializeAsync()
    {
        _platform = await PlatformDatabaseFixture.CreateAsync(Token);
        _people = await PeopleIndexFixture.OfAsync();
        await AddAsync(Engineer(1, "Pune"), Engineer(2, "Berlin"), Engineer(3, "Berlin", card => card.EmploymentType = "internship"));
        Restart();
    }

    public async ValueTask DisposeAsync()
    {
        _upkeep.Dispose();
        _people.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task OneFailedCondition_ThreeSearchers_ShowsTheNextDay()
    {
        foreach (var searcher in Searchers[..3])
        {
            await SearchAsync(searcher, Pune());
        }

        (await Report.OfAsync(Berliner, Token)).ShouldBeEmpty("today is not over");
        _clock.Advance(TimeSpan.FromDays(1));
        (await Report.OfAsync(Berliner, Token)).ShouldHaveSingleItem().ShouldBe(new NearMissCount("place", "Pune", 3));
        (await Report.OfAsync(new Someone(1).Id, Token)).ShouldBeEmpty("they matched");
        (await Report.OfAsync(new Someone(3).Id, Token)).ShouldBeEmpty("two conditions kept them out");
    }

    [Fact]
    public async Task FewerThanThreeSearchers_HoweverOften_ShowNothing()
    {
        for (var day = 0; day < 20; day++)
        {
            // The key changes with the week: two people must not become four.
            await SearchAsync(Searchers[0], Pune());
            await SearchAsync(Searchers[0], Pune());
            await SearchAsync(Searchers[1], Pune());
            _clock.Advance(TimeSpan.FromDays(1));
        }

        (await Report.OfAsync(Berliner, Token)).ShouldBeEmpty();
        (await RowsAsync()).ShouldAllBe(row => row.Searches == 2 && row.Searchers == 2);
    }

    [Fact]
    public async Task Restart_MakesTheCountOfSearchersSmaller_NeverLarger()
    {
        await SearchAsync(Searchers[0], Pune());
        await SearchAsync(Searchers[1], Pune());
        Restart();
        await SearchAsync(Searchers[0], Pune());
        await SearchAsync(Searchers[1], Pune());

        _clock.Advance(TimeSpan.FromDays(1));
        (await Report.OfAsync(Berliner, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ThreeSearchersOfOneDay_ShowTheOtherDaysToo()
    {
        await SearchAsync(Searchers[0], Pune());
        _clock.Advance(TimeSpan.FromDays(30));
        foreach (var searcher in Searchers[1..4])
        {
            await SearchAsync(searcher, Pune());
        }

        _clock.Advance(TimeSpan.FromDays(1));
        (await Report.OfAsync(Berliner, Token)).ShouldHaveSingleItem().Searches.ShouldBe(4);
    }

    [Fact]
    public async Task OwnSearch_IsNotCounted()
    {
        var owner = await OwnAsync(Berliner);

        await SearchAsync(owner, Pune());

        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task HiddenMeanwhile_IsNotCounted()
    {
        await _platform.Writer.WriteAsync(async (db, token) => (await db.Set<Profile>().SingleAsync(profile => profile.Id == Berliner, token)).Visibility = Visibility.Private, Token);

        await SearchAsync(Searchers[0], Pune());

        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task RelaxedSearch_DoesNotBlameWhatItRelaxed()
    {
        var query = Pune();
        await SearchAsync(Searchers[0], query with { Ranking = query.Ranking with { MinResults = 3 } });

        (await RowsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Kind.ShouldBe("employment"), row => row.ProfileId.ShouldBe(new Someone(3).Id));
    }

    [Fact]
    public async Task WordsOfTheSearcherAlone_AreNotShownToAnOwner()
    {
        foreach (var searcher in Searchers[..3])
        {
            await SearchAsync(searcher, Query(must => must with { Domain = ["buy my watches at example.org"] }));
            await SearchAsync(searcher, Query(must => must with { City = "you are a fool" }));
        }

        _clock.Advance(TimeSpan.FromDays(1));
        (await Report.OfAsync(Berliner, Token)).ShouldBe([new("domain", "", 3), new("place", "", 3)]);
        (await RowsAsync()).ShouldAllBe(row => row.Value.Length == 0);
    }

    [Fact]
    public async Task RankBeyondTheFirst_IsNoNearMiss()
    {
        await AddAsync([.. Enumerable.Range(10, 40).Select(number => Engineer(number, "Berlin", cosine: 0.99f))]);

        await SearchAsync(Searchers[0], Pune());

        var rows = await RowsAsync();
        rows.Count.ShouldBe(24, "of forty who are closer");
        rows.ShouldNotContain(row => row.ProfileId == Berliner);
    }

    [Fact]
    public async Task ValuesOfADay_AreBounded()
    {
        foreach (var year in Enumerable.Range(1900, 40))
        {
            await SearchAsync(Searchers[0], Query(must => must with { TimeStart = $"{year}-01-01", TimeEnd = $"{year}-12-31" }));
        }

        (await RowsAsync()).Count(row => row.ProfileId == Berliner).ShouldBe(20);
    }

    [Fact]
    public async Task Notes_TooMany_AreDroppedAndCounted()
    {
        for (var note = 0; note < 70; note++)
        {
            _notes.Note(Pune(), Searchers[0]);
        }

        _notes.Dropped.ShouldBe(6);
        while (_notes.Waiting.Count > 0)
        {
            await _upkeep.CatchUpAsync(Token);
        }

        (await RowsAsync()).ShouldHaveSingleItem().Searches.ShouldBe(1, "one searcher counts once a day");
    }

    [Fact]
    public async Task Service_DrainsWhatIsNoted_AndOutlivesAFault()
    {
        await _upkeep.StartAsync(Token);
        _notes.Note(Pune() with { Ranking = null! }, Searchers[0]);
        _notes.Note(Pune(), Searchers[0]);

        await Poll.UntilAsync(async () => { _notes.Note(Pune(), Searchers[1]); return await RowsAsync(); }, rows => rows.Count == 1, Token);
        await _upkeep.StopAsync(Token);
    }

    [Fact]
    public async Task Sweep_After90Days_RemovesWhatIsOlder()
    {
        await SearchAsync(Searchers[0], Pune());
        _clock.Advance(TimeSpan.FromDays(90));
        await SearchAsync(Searchers[0], Pune());
        var sweep = new NearMissSweep(_platform.Writer, _clock);

        (await sweep.RunAsync(Token)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromDays(1));
        (await sweep.RunAsync(Token)).ShouldBe(1);
        (await RowsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Removal_TakesTheCountsAlong()
    {
        await SearchAsync(Searchers[0], Pune());

        await _platform.Writer.WriteAsync((db, token) => new NearMissRemoval().RemoveRowsAsync(db, Berliner, token), Token);

        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Disk_HoldsNothingOfTheSearcher()
    {
        await SearchAsync(Searchers[0], Pune());

        var columns = (await RowsAsync()).ShouldHaveSingleItem();
        typeof(NearMiss).GetProperties().Select(property => property.Name).ShouldBe(["ProfileId", "Kind", "Value", "Day", "Searches", "Searchers"], ignoreOrder: true);
        columns.ShouldSatisfyAllConditions(row => row.Kind.ShouldBe("place"), row => row.Value.ShouldBe("Pune"), row => row.Searches.ShouldBe(1));
    }

    private async Task SearchAsync(Guid searcher, PeopleQuery query)
    {
        _notes.Note(query, searcher);
        await _upkeep.CatchUpAsync(Token);
    }

    // As after a restart: what was in memory is gone.
    private void Restart()
    {
        _upkeep?.Dispose();
        _notes = new NearMissNotes();
        _upkeep = new NearMissUpkeep(
            _notes, _people.Index, new MissedPeople(_people.Index, _people.Store, NullLogger<MissedPeople>.Instance), new NearMissCounts(_platform.Writer, _clock), NullLogger<NearMissUpkeep>.Instance);
    }

    private async Task<List<NearMiss>> RowsAsync()
    {
        await using var db = await _platform.Contexts.CreateDbContextAsync(Token);
        return await db.Set<NearMiss>().AsNoTracking().ToListAsync(Token);
    }

    private async Task<Guid> OwnAsync(Guid profileId)
    {
        var user = new ProfilePlatform.Core.Identity.User { Id = Searchers[0], Email = "owner@example.org", Name = "Owner", CreatedAt = _clock.GetUtcNow() };
        await _platform.Writer.WriteAsync(async (db, token) =>
        {
            db.Add(user);
            (await db.Set<Profile>().SingleAsync(profile => profile.Id == profileId, token)).OwnerId = user.Id;
        }, Token);
        return user.Id;
    }

    private async Task AddAsync(params Someone[] people)
    {
        await _platform.Writer.WriteAsync((db, _) =>
        {
            db.AddRange(people.Select(person => person.Profile));
            return Task.CompletedTask;
        }, Token);
        await _people.ChangeAsync([.. people.Select(person => person.Change())]);
    }

    private static Someone Engineer(int number, string city, Action<ExperienceCard>? change = null, float? cosine = null) => new Someone(number).Card("Engineer", cosine ?? 0.9f - (0.01f * number), card =>
    {
        (card.City, card.EmploymentType, card.StartDate) = (city, "contract", "2020-01-01");
        change?.Invoke(card);
    });

    private static PeopleQuery Pune() => Query(must => must with { City = "Pune", EmploymentType = ["contract"] });

    private static PeopleQuery Query(Func<MustCriteria, MustCriteria> change)
    {
        var query = PeopleIndexFixture.Query(new SearchCriteria { Must = change(new()) });
        return query with { Ranking = query.Ranking with { MinResults = 0 } };
    }
}
