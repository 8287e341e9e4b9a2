using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Audit;

/// <summary>The trail itself: it grows and does nothing else.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private static readonly Guid User = Guid.Parse("0195b2a0-0000-7000-8000-000000000001");
    private static readonly Guid Thing = Guid.Parse("0195b2a0-0000-7000-8000-000000000002");
    private readonly Clock _clock = new();
    private PlatformDatabaseFixture _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditReader Reader => new(_database.Contexts);

    public async ValueTask InitializeAsync() => _database = await PlatformDatabaseFixture.CreateAsync(Token);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("DELETE FROM audit_trail")]
    [InlineData("UPDATE audit_trail SET Action = 'nothing'")]
    [InlineData("UPDATE audit_trail SET ActorId = NULL")]
    [InlineData("UPDATE audit_trail SET At = 0")]
    [InlineData("UPDATE audit_trail SET DetailsJson = '{}', Address = ''")]
    [InlineData("UPDATE audit_trail SET Address = '10.0.0.1'")]
    [InlineData("UPDATE audit_trail SET Id = 99")]
    public async Task Row_ChangedOrRemovedBySql_IsRefused(string sql)
    {
        await AddAsync(AuditActions.ProfileCreated);
        var refused = await Should.ThrowAsync<SqliteException>(() => _database.BreakAsync(sql, Token));

        refused.Message.ShouldContain("append-only");
        var entry = (await Reader.ReadAsync(new AuditFilter(), new PageRequest(1), Token)).Items.ShouldHaveSingleItem();
        (entry.Action, entry.Address, entry.ActorId).ShouldBe((AuditActions.ProfileCreated, "192.0.2.7", User));
    }

    [Fact]
    public async Task Row_ChangedThroughTheStore_IsRefused()
    {
        await AddAsync(AuditActions.ProfileCreated);
        await Should.ThrowAsync<DbUpdateException>(() => _database.Writer.WriteAsync(
            async (db, token) => db.RemoveRange(await db.Set<AuditEntry>().ToListAsync(token)), Token));
        (await Reader.ReadAsync(new AuditFilter(), new PageRequest(1), Token)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Address_Blanked_GoesAndTheRowStays()
    {
        await AddAsync(AuditActions.ProfileCreated);
        await AddAsync(AuditActions.ProfileCreated, actor: Ids.New(_clock));
        await _database.Writer.WriteAsync((db, token) => AuditReader.BlankAddressesAsync(db, User, token), Token);

        var entries = (await Reader.ReadAsync(new AuditFilter(), new PageRequest(1), Token)).Items;
        entries.Select(entry => entry.Address).ShouldBe(["192.0.2.7", ""]);
        entries[1].ActorId.ShouldBe(User);
    }

    [Fact]
    public async Task Entry_OfATransactionThatFails_IsNotThere()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _database.Writer.WriteAsync((db, _) =>
        {
            Add(db, AuditActions.ProfileCreated, User, Thing);
            throw new InvalidOperationException("The act failed.");
        }, Token));
        (await Reader.ReadAsync(new AuditFilter(), new PageRequest(1), Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Read_Filtered_FindsWhatIsMeant()
    {
        await AddAsync(AuditActions.ProfileCreated);
        _clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(AuditActions.ProfileEnabled, subject: Ids.New(_clock));
        _clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(AuditActions.PromptChanged, actor: Ids.New(_clock), kind: "prompt");

        (await ActionsAsync(new AuditFilter())).ShouldBe([AuditActions.PromptChanged, AuditActions.ProfileEnabled, AuditActions.ProfileCreated]);
        (await ActionsAsync(new AuditFilter { ActorId = User })).ShouldBe([AuditActions.ProfileEnabled, AuditActions.ProfileCreated]);
        (await ActionsAsync(new AuditFilter { Action = "profile" })).ShouldBe([AuditActions.ProfileEnabled, AuditActions.ProfileCreated]);
        (await ActionsAsync(new AuditFilter { Action = "prof" })).ShouldBeEmpty();
        (await ActionsAsync(new AuditFilter { Action = AuditActions.ProfileCreated })).ShouldBe([AuditActions.ProfileCreated]);
        (await ActionsAsync(new AuditFilter { SubjectId = Thing, SubjectKind = "prompt" })).ShouldBe([AuditActions.PromptChanged]);
        var noon = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        (await ActionsAsync(new AuditFilter { From = noon.AddDays(1), Before = noon.AddDays(2) })).ShouldBe([AuditActions.ProfileEnabled]);
    }

    [Fact]
    public async Task ReadAll_MoreThanABatch_MissesAndDoublesNothing()
    {
        await _database.Writer.WriteAsync((db, _) =>
        {
            for (var number = 0; number < 1_203; number++)
            {
                Add(db, AuditActions.ProfileCreated, User, Thing);
            }

            return Task.CompletedTask;
        }, Token);
        var ids = new List<long>();
        await foreach (var entry in Reader.ReadAllAsync(new AuditFilter { ActorId = User }, Token))
        {
            ids.Add(entry.Id);
        }

        ids.Distinct().Count().ShouldBe(1_203);
        ids.ShouldBe(ids.OrderByDescending(id => id));
    }

    private async Task<IEnumerable<string>> ActionsAsync(AuditFilter filter) =>
        (await Reader.ReadAsync(filter, new PageRequest(1), Token)).Items.Select(entry => entry.Action);

    private Task AddAsync(string action, Guid? actor = null, Guid? subject = null, string kind = "profile") => _database.Writer.WriteAsync((db, _) =>
    {
        Add(db, action, actor ?? User, subject ?? Thing, kind);
        return Task.CompletedTask;
    }, Token);

    private void Add(AppDbContext db, string action, Guid actor, Guid subject, string kind = "profile") =>
        new AuditTrail(_clock).Add(db, new AuditActor(actor, "member", "192.0.2.7", "r1"), action, kind, subject, new { number = 1 });
}
