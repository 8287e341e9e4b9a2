using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Storage;

public sealed class PlatformWriterTests : IAsyncLifetime
{
    private PlatformDatabaseFixture _db = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _db = await PlatformDatabaseFixture.CreateAsync(Token);

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task Write_ManyAtOnce_NoneIsLostOrDoubled()
    {
        await _db.Writer.WriteAsync((db, _) => Add(db, "counter", "0"), Token);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _db.Writer.WriteAsync(async (db, token) =>
        {
            var fact = await db.Set<PlatformFact>().SingleAsync(found => found.Key == "counter", token);
            fact.Value = (int.Parse(fact.Value, System.Globalization.CultureInfo.InvariantCulture) + 1)
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }, Token)));

        (await Value("counter")).ShouldBe("200");
    }

    [Fact]
    public async Task Write_Throws_ChangesNothingAndLetsTheNextIn()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _db.Writer.WriteAsync(async (db, token) =>
        {
            await Add(db, "half", "done");
            await db.SaveChangesAsync(token);
            throw new InvalidOperationException();
        }, Token));
        await _db.Writer.WriteAsync((db, _) => Add(db, "next", "in"), Token);

        (await Value("half")).ShouldBeNull();
        (await Value("next")).ShouldBe("in");
    }

    [Fact]
    public async Task Write_DatabaseFull_SaysSoAndLetsTheNextIn()
    {
        // The limit belongs to the connection, which comes back from the pool for the next write.
        var full = await Should.ThrowAsync<DbUpdateException>(() => _db.Writer.WriteAsync(async (db, token) =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", token);
            await Add(db, "much", new string('x', 4_000_000));
        }, Token));
        full.InnerException.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBe(13);
        await _db.Writer.WriteAsync(async (db, token) =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1073741823", token);
            await Add(db, "next", "in");
        }, Token);

        (await Value("much")).ShouldBeNull();
        (await Value("next")).ShouldBe("in");
    }

    [Fact]
    public async Task Write_SqliteRolledBackOnItsOwn_TheCauseIsThrown()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _db.Writer.WriteAsync(async (db, token) =>
        {
            await Add(db, "half", "done");
            await db.SaveChangesAsync(token);
            await db.Database.ExecuteSqlRawAsync("ROLLBACK", token);
            throw new InvalidOperationException();
        }, Token));
        await _db.Writer.WriteAsync((db, _) => Add(db, "next", "in"), Token);

        (await Value("half")).ShouldBeNull();
        (await Value("next")).ShouldBe("in");
    }

    [Fact]
    public async Task Write_CancelledWhileWaiting_LeavesTheGateAlone()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var first = _db.Writer.WriteAsync(async (_, _) =>
        {
            entered.SetResult();
            await leave.Task;
        }, Token);
        await entered.Task;
        using var cancelled = new CancellationTokenSource();
        var second = _db.Writer.WriteAsync((db, _) => Add(db, "never", "x"), cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        leave.SetResult();
        await first;
        await _db.Writer.WriteAsync((db, _) => Add(db, "after", "x"), Token);

        (await Value("never")).ShouldBeNull();
        (await Value("after")).ShouldBe("x");
    }

    [Fact]
    public async Task Instants_AreOrderedAndComparedByTheDatabase()
    {
        var first = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(5.5));
        await _db.Writer.WriteAsync((db, _) =>
        {
            db.Add(new User { Id = Guid.Parse("00000000-0000-0000-0000-000000000001"), Email = "b@example.org", Name = "b", CreatedAt = first.AddTicks(10) });
            db.Add(new User { Id = Guid.Parse("00000000-0000-0000-0000-000000000002"), Email = "a@example.org", Name = "a", CreatedAt = first });
            return Task.CompletedTask;
        }, Token);
        await using var db = await _db.Contexts.CreateDbContextAsync(Token);
        var users = await db.Set<User>().Where(user => user.CreatedAt >= first).OrderBy(user => user.CreatedAt).ToListAsync(Token);

        users.Select(user => user.Name).ShouldBe(["a", "b"]);
        users[0].CreatedAt.ShouldBe(first);
    }

    [Fact]
    public async Task Database_AfterMigration_IsDurableAndComplete()
    {
        await using var db = await _db.Contexts.CreateDbContextAsync(Token);
        await db.Database.OpenConnectionAsync(Token);
        Pragma(db, "journal_mode").ShouldBe("wal");
        Pragma(db, "synchronous").ShouldBe("2");
        Pragma(db, "foreign_keys").ShouldBe("1");
        (await db.Database.GetPendingMigrationsAsync(Token)).ShouldBeEmpty();
    }

    private static string Pragma(AppDbContext db, string name)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar()!.ToString()!;
    }

    private static Task Add(AppDbContext db, string key, string value)
    {
        db.Add(new PlatformFact { Key = key, Value = value });
        return Task.CompletedTask;
    }

    private async Task<string?> Value(string key)
    {
        await using var db = await _db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<PlatformFact>().Where(fact => fact.Key == key).Select(fact => fact.Value).SingleOrDefaultAsync(Token);
    }
}
