using System.Globalization;
using System.IO.Pipes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Credits;

/// <summary>kill -9 while others pay: no charge without a result, no result without a charge, and each key is paid once in the end.</summary>
public sealed class CreditKillTests : IAsyncLifetime
{
    private const string FolderVariable = "TEST_CREDIT_FOLDER";
    private const string PipeVariable = "TEST_CREDIT_PIPE";
    private const string FirstVariable = "TEST_CREDIT_FIRST";
    private const int AtOnce = 8;
    private CreditsFixture _credits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _credits = await CreditsFixture.CreateAsync(signupCredits: 1_000_000);

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public async Task Charges_ProcessKilledAgainAndAgain_BooksHold()
    {
        await _credits.Statement.BalanceAsync(_credits.Ana, Token);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kill, done) in new[] { 1, 7, 40, 90, 23, 150 }.Index())
        {
            await KillDuringAsync(first: kill * 1_000_000, done);
            await _credits.CheckBooksAsync();
            keys.UnionWith(await KeysAsync());
        }

        var before = (await _credits.EntriesAsync()).Count;
        var cut = await CountAsync(row => row.Status == null);
        foreach (var key in keys)
        {
            // In this process nobody holds what the killed ones left.
            (await _credits.ChargeAsync(_credits.Request(key), work: _ => Task.FromResult(key))).Answer!.Status.ShouldBe(200);
        }

        await _credits.CheckBooksAsync();
        (await _credits.EntriesAsync()).Count.ShouldBe(before + cut);
        (await _credits.ResultsAsync()).ShouldBe(keys, ignoreOrder: true);
        cut.ShouldBeGreaterThan(0, "no kill came in the middle");
        Integrity().ShouldBe("ok");
    }

    /// <summary>Run in a process of its own: pays for one thing after another until it is killed, and says when each is done.</summary>
    [Fact]
    public async Task Payer()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Runs in a child process only.");
        await using var db = PlatformDatabaseFixture.Open(folder);
        await using var credits = CreditsFixture.Over(db, await AnaAsync(db));
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(Token);
        var next = int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!, CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var key = $"k{Interlocked.Increment(ref next)}";
                await credits.ChargeAsync(credits.Request(key), cost: 3, work: async _ =>
                {
                    await Task.Yield();
                    return key;
                });
                lock (pipe)
                {
                    pipe.WriteByte(1);
                }
            }
        })));
    }

    private async Task KillDuringAsync(int first, int done)
    {
        var name = $"credits-{first}-{Path.GetFileName(_credits.Db.Data.Root)}";
        await using var pipe = new NamedPipeServerStream(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var payer = OwnProcess.Start(
            "-method", $"*.{nameof(CreditKillTests)}.{nameof(Payer)}",
            (FolderVariable, _credits.Db.Data.Root), (PipeVariable, name), (FirstVariable, first.ToString(CultureInfo.InvariantCulture)));
        try
        {
            await pipe.WaitForConnectionAsync(Token);
            await pipe.ReadExactlyAsync(new byte[done], Token);
        }
        finally
        {
            payer.Kill();
            await payer.WaitForExitAsync(Token);
        }
    }

    private static async Task<Guid> AnaAsync(PlatformDatabaseFixture fixture)
    {
        await using var db = await fixture.Contexts.CreateDbContextAsync(Token);
        return await db.Set<CreditAccount>().Select(account => account.UserId).SingleAsync(Token);
    }

    private async Task<List<string>> KeysAsync()
    {
        await using var db = await _credits.Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<StoredKey>().Select(row => row.Key).ToListAsync(Token);
    }

    private async Task<int> CountAsync(System.Linq.Expressions.Expression<Func<StoredKey, bool>> which)
    {
        await using var db = await _credits.Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<StoredKey>().CountAsync(which, Token);
    }

    private string Integrity()
    {
        using var connection = new SqliteConnection($"Data Source={_credits.Db.Data.PlatformDb};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
