using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Search.Index;

/// <summary>From rows of the relational store to the people index.</summary>
public sealed class PeopleProjectionTests : IAsyncLifetime
{
    private readonly Clock _clock = new();
    private CountingEncoder _encoder = new("test-a");
    private PlatformDatabaseFixture _platform = null!;
    private PeopleIndexFixture _people = null!;
    private PeopleProjection _projection = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _platform = await PlatformDatabaseFixture.CreateAsync(Token);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _projection.Dispose();
        _people.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task CatchUp_ListedPeople_AreFoundAndOrdersAreDone()
    {
        await AddAsync(Person(1), Person(2, profile => profile.Visibility = Visibility.Members));
        await AddAsync(Person(3, profile => profile.Visibility = Visibility.Unlisted), Person(4, profile => profile.Visibility = Visibility.Private));
        await AddAsync(Person(5, profile => profile.Enabled = false), Person(6, profile => profile.DeletedAt = _clock.GetUtcNow()));

        await _projection.CatchUpAsync(Token);

        await ShouldFindAsync(1, 2);
        (await OrdersAsync()).ShouldBe(0);
        var found = (await _people.SearchAsync(PeopleIndexFixture.Query())).People[0];
        found.Contributions.ShouldContain(term => term.Name == "parent_best");
    }

    [Fact]
    public async Task CatchUp_EachChangeOfStanding_TakesEffect()
    {
        await AddAsync(Person(1), Person(2));
        await _projection.CatchUpAsync(Token);

        foreach (var (change, listed) in new (Action<Profile> Change, bool Listed)[]
        {
            (profile => profile.Enabled = false, false), (profile => profile.Enabled = true, true),
            (profile => profile.Visibility = Visibility.Private, false), (profile => profile.Visibility = Visibility.Members, true),
            (profile => profile.Visibility = Visibility.Unlisted, false), (profile => profile.Visibility = Visibility.Public, true),
            (profile => profile.DeletedAt = _clock.GetUtcNow(), false),
        })
        {
            await EditAsync(1, change);
            await _projection.CatchUpAsync(Token);
            await ShouldFindAsync(listed ? [1, 2] : [2]);
        }
    }

    [Fact]
    public async Task CatchUp_DismissedCards_AreNotFound_AndUnchangedTextsAreNotEmbeddedAgain()
    {
        await AddAsync(Person(1).Card("Falconer", change: card => card.State = CardState.Dismissed));
        await _projection.CatchUpAsync(Token);
        var texts = _encoder.Texts;
        texts.ShouldBe(2);

        await EditAsync(1, profile => profile.OpenToWork = true);
        await _projection.CatchUpAsync(Token);

        _encoder.Texts.ShouldBe(texts);
        (await _people.FoundAsync(PeopleIndexFixture.Query() with { OpenToWorkOnly = true })).ShouldBe([1]);
        _people.Index.State.Parts.Sum(part => part.LivingEntries).ShouldBe(2);
    }

    [Fact]
    public async Task CatchUp_EncoderFails_PeopleAreFoundByWordsAndGetVectorsLater()
    {
        _encoder.Fails = true;
        await AddAsync(Person(1));
        await _projection.CatchUpAsync(Token);
        await ShouldFindAsync(1);
        _people.Index.State.Parts.ShouldAllBe(part => !part.Segment.Vectors.Scales.Any(scale => scale > 0));

        _encoder.Fails = false;
        await _projection.CompareAsync(Token);
        _encoder.Texts.ShouldBe(0);
        _clock.Advance(PeopleVectors.Pause);
        await _projection.CompareAsync(Token);

        _encoder.Texts.ShouldBe(2);
        _people.Index.State.Parts.Single().Segment.Vectors.Scales.ShouldAllBe(scale => scale > 0);
    }

    [Theory]
    [InlineData("test-b", 64)]
    [InlineData("test-a", 32)]
    public async Task Compare_EncoderWithOtherVectors_BuildsTheIndexAnew(string name, int dimensions)
    {
        await AddAsync(Person(1), Person(2));
        await _projection.CatchUpAsync(Token);
        var before = _people.Index.State.Build;

        _encoder = new CountingEncoder(name, dimensions);
        await StartAsync();
        await EditAsync(1, profile => profile.Headline = "New");
        await _projection.CompareAsync(Token);
        await EditCardAsync(1, "Something else");
        await _projection.CatchUpAsync(Token);
        await _projection.CompareAsync(Token);

        await ShouldFindAsync(1, 2);
        var meta = await _people.Store.OpenAsync(Token);
        (meta.Encoder, meta.Dimensions).ShouldBe((name, dimensions));
        meta.Build.ShouldNotBe(before);
        _people.Index.State.Parts.ShouldAllBe(part => part.Segment.Vectors.Dimensions == dimensions && part.Segment.Vectors.Scales.All(scale => scale > 0));
    }

    [Fact]
    public async Task Compare_OrdersLostOrFileGone_WritesWhatIsMissing()
    {
        await AddAsync(Person(1), Person(2), Person(3));
        await _platform.BreakAsync("DELETE FROM projection_work", Token);
        await _projection.CompareAsync(Token);
        await ShouldFindAsync(1, 2, 3);

        await _platform.BreakAsync("UPDATE profiles SET Enabled = 0 WHERE Slug = 'p2'; UPDATE profiles SET OpenToWork = 1, ContentVersion = 9 WHERE Slug = 'p3'", Token);
        await _projection.CompareAsync(Token);
        await ShouldFindAsync(1, 3);
        (await _people.FoundAsync(PeopleIndexFixture.Query() with { OpenToWorkOnly = true })).ShouldBe([3]);

        await _people.Store.ResetAsync(Token);
        await ShouldFindAsync(1, 3);
        await _projection.CompareAsync(Token);
        await ShouldFindAsync(1, 3);
        (await _people.Store.VersionsAsync(Token)).Count.ShouldBe(2);
        await StartAsync();
        await ShouldFindAsync(1, 3);
    }

    [Fact]
    public async Task CatchUp_StoreCannotBeWritten_KeepsTheOrderAndWhatWasShown()
    {
        await AddAsync(Person(1));
        await _projection.CatchUpAsync(Token);
        Execute("CREATE TRIGGER full BEFORE INSERT ON people BEGIN SELECT raise(ABORT, 'disk full'); END");
        await EditAsync(1, profile => profile.OpenToWork = true);

        await Should.ThrowAsync<SqliteException>(() => _projection.CatchUpAsync(Token));

        await ShouldFindAsync(1);
        (await OrdersAsync()).ShouldBe(1);
        Execute("DROP TRIGGER full");
        await _projection.CatchUpAsync(Token);
        (await _people.FoundAsync(PeopleIndexFixture.Query() with { OpenToWorkOnly = true })).ShouldBe([1]);
        (await OrdersAsync()).ShouldBe(0);
    }

    private static Someone Person(int number, Action<Profile>? change = null) =>
        new Someone(number).With(profile => change?.Invoke(profile)).Card("Engineer", children: ($"Wrote part {number}", 0));

    private async Task StartAsync()
    {
        _people = new PeopleIndexFixture(_platform.Data);
        await _people.Index.LoadAsync(Token);
        var vectors = new PeopleVectors(_people.Store, _clock, NullLogger<PeopleVectors>.Instance, _encoder);
        _projection = new PeopleProjection(_platform.Writer, _platform.Contexts, _people.Store, _people.Index, vectors, NullLogger<PeopleProjection>.Instance);
    }

    private async Task ShouldFindAsync(params int[] numbers) => (await _people.FoundAsync(PeopleIndexFixture.Query())).ShouldBe(numbers);

    private Task AddAsync(params Someone[] people) => _platform.Writer.WriteAsync(
        (db, _) =>
        {
            foreach (var person in people)
            {
                db.Add(person.Profile);
                db.AddRange(person.Cards);
                PeopleWork.Add(db, person.Id, person.Profile.ContentVersion);
            }

            return Task.CompletedTask;
        },
        Token);

    private Task EditAsync(int number, Action<Profile> change) => _platform.Writer.WriteAsync(
        async (db, token) =>
        {
            var profile = await db.Set<Profile>().SingleAsync(found => found.Slug == $"p{number}", token);
            change(profile);
            PeopleWork.Add(db, profile.Id, ++profile.ContentVersion);
        },
        Token);

    private Task EditCardAsync(int number, string title) => _platform.Writer.WriteAsync(
        async (db, token) =>
        {
            var id = new Someone(number).Id;
            (await db.Set<ExperienceCard>().FirstAsync(card => card.ProfileId == id, token)).Title = title;
            PeopleWork.Add(db, id, 99);
        },
        Token);

    private async Task<int> OrdersAsync()
    {
        await using var db = await _platform.Contexts.CreateDbContextAsync(Token);
        return await db.Set<ProjectionWork>().CountAsync(Token);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_platform.Data.SearchDb};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
