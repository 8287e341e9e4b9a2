using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Credits.Keys;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Credits;

/// <summary>Credits over a real store, with a clock that a test sets, and one user.</summary>
internal sealed class CreditsFixture : IAsyncDisposable
{
    private CreditsFixture(PlatformDatabaseFixture db, long signupCredits)
    {
        Db = db;
        Ledger = new CreditLedger(new CreditOptions(signupCredits), Time);
        Statement = new CreditStatement(db.Contexts, db.Writer, Ledger);
        Grants = new CreditGrants(db.Writer, Ledger, new AuditTrail(Time), Changes);
        Work = NewProcess();
    }

    public PlatformDatabaseFixture Db { get; }

    public Clock Time { get; } = new();

    public CreditChanges Changes { get; } = new();

    public CreditLedger Ledger { get; }

    public CreditStatement Statement { get; }

    public CreditGrants Grants { get; }

    public ChargedWork Work { get; }

    public Guid Ana { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CreditsFixture> CreateAsync(long signupCredits = 100)
    {
        var fixture = new CreditsFixture(await PlatformDatabaseFixture.CreateAsync(Token), signupCredits);
        fixture.Ana = await fixture.UserAsync("ana");
        return fixture;
    }

    /// <summary>Over a store that has its user already.</summary>
    public static CreditsFixture Over(PlatformDatabaseFixture db, Guid ana) => new(db, signupCredits: 0) { Ana = ana };

    /// <summary>As after a restart.</summary>
    public ChargedWork NewProcess() =>
        new(Db.Writer, new StoredKeys(Db.Contexts, Time), Ledger, Changes, Time, NullLogger<ChargedWork>.Instance);

    public Task<Guid> UserAsync(string name) => Db.Writer.WriteAsync(
        (db, _) =>
        {
            var user = new User { Id = Ids.New(Time), Email = $"{name}@example.org", Name = name, CreatedAt = Time.GetUtcNow() };
            db.Add(user);
            return Task.FromResult(user.Id);
        },
        Token);

    public ChargedRequest Request(string? key = null, string content = "", string route = "POST /api/search", Guid? account = null) => new()
    {
        Account = account ?? Ana,
        Route = route,
        Key = key,
        Content = Encoding.UTF8.GetBytes(content),
        NotEnough = (balance, cost) => Answer(402, $"{balance} of {cost}"),
    };

    /// <summary>Work that leaves one row with its result.</summary>
    public Task<ChargedOutcome> ChargeAsync(ChargedRequest request, long cost = 6, Func<CancellationToken, Task<string>>? work = null, ChargedWork? process = null) =>
        (process ?? Work).RunAsync(
            request, work ?? (_ => Task.FromResult(Ids.New(TimeProvider.System).ToString())), (db, result, _) => CommitAsync(db, result, cost), TestContext.Current.CancellationToken);

    public static Task<Charge> CommitAsync(AppDbContext db, string result, long cost)
    {
        db.Add(new PlatformFact { Key = "result " + result, Value = "" });
        return Task.FromResult(new Charge(cost, CreditReasons.Search, result, Answer(200, result)));
    }

    public static StoredAnswer Answer(int status, string text) => new(status, "text/plain", Encoding.UTF8.GetBytes(text));

    public static string Text(ChargedOutcome outcome) => Encoding.UTF8.GetString(outcome.Answer!.Body.Span);

    public async Task<long?> BalanceAsync(Guid? account = null)
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        return await CreditLedger.BalanceAsync(db, account ?? Ana, Token);
    }

    public async Task<List<CreditEntry>> EntriesAsync()
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<CreditEntry>().AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    /// <summary>The results that work has left.</summary>
    public async Task<List<string>> ResultsAsync()
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        var facts = await db.Set<PlatformFact>().Select(fact => fact.Key).ToListAsync(Token);
        return [.. facts.Where(fact => fact.StartsWith("result ", StringComparison.Ordinal)).Select(fact => fact["result ".Length..])];
    }

    public async Task<int> KeysAsync()
    {
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        return await db.Set<StoredKey>().CountAsync(Token);
    }

    /// <summary>Grants are debits and balances, each row follows from the one before, and each debit has its result.</summary>
    public async Task CheckBooksAsync()
    {
        var entries = await EntriesAsync();
        await using var db = await Db.Contexts.CreateDbContextAsync(Token);
        var accounts = await db.Set<CreditAccount>().AsNoTracking().ToListAsync(Token);
        var grants = entries.Where(entry => entry.Amount > 0).Sum(entry => entry.Amount);
        var debits = -entries.Where(entry => entry.Amount < 0).Sum(entry => entry.Amount);
        grants.ShouldBe(debits + accounts.Sum(account => account.Balance));
        foreach (var account in accounts)
        {
            var balance = 0L;
            foreach (var entry in entries.Where(entry => entry.UserId == account.UserId))
            {
                balance += entry.Amount;
                entry.Balance.ShouldBe(balance);
            }

            account.Balance.ShouldBe(balance);
        }

        entries.Where(entry => entry.Reason == CreditReasons.Search).Select(entry => entry.Reference).ShouldBe(await ResultsAsync(), ignoreOrder: true);
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
