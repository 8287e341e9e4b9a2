using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Credits;

public sealed class CreditLedgerTests : IAsyncLifetime
{
    private static readonly Viewer Admin = new(Guid.Parse("00000000-0000-7000-8000-000000000009"), true, "root@example.org") { Address = "192.0.2.1" };
    private CreditsFixture _credits = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _credits = await CreditsFixture.CreateAsync();

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public async Task Balance_AskedManyTimesAtOnce_GrantsTheSignUpCreditsOnce()
    {
        var balances = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _credits.Statement.BalanceAsync(_credits.Ana, Token)));

        balances.ShouldAllBe(balance => balance == 100);
        var entry = (await _credits.EntriesAsync()).ShouldHaveSingleItem();
        (entry.UserId, entry.Amount, entry.Balance, entry.Reason).ShouldBe((_credits.Ana, 100, 100, CreditReasons.SignUp));
        entry.At.ShouldBe(_credits.Time.GetUtcNow());
    }

    [Fact]
    public async Task Balance_WithoutSignUpCredits_IsNoneWithoutARow()
    {
        await using var none = await CreditsFixture.CreateAsync(signupCredits: 0);

        (await none.Statement.BalanceAsync(none.Ana, Token)).ShouldBe(0);
        (await none.EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Balance_OfNobody_IsNotThere()
    {
        (await _credits.Statement.BalanceAsync(Guid.Parse("00000000-0000-7000-8000-000000000001"), Token)).ShouldBeNull();
        (await _credits.EntriesAsync()).ShouldBeEmpty();
        CreditAccount.Of(Viewer.Anonymous).ShouldBeNull();
        (await _credits.Statement.BalanceAsync(CreditAccount.Of(new Viewer(null, true, "local-admin")).ShouldNotBeNull(), Token)).ShouldBe(100);
    }

    [Fact]
    public async Task Debit_MoreThanThereIs_ChangesNothing()
    {
        var result = await DebitAsync(101);

        result.ShouldBe(new DebitResult(false, 100));
        (await _credits.BalanceAsync()).ShouldBe(100);
        (await _credits.EntriesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Debit_OfNothing_LeavesNoRow()
    {
        (await DebitAsync(0)).ShouldBe(new DebitResult(true, 100));
        (await _credits.EntriesAsync()).Count.ShouldBe(1);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => DebitAsync(-5));
        (await _credits.BalanceAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task Debit_WhoseTransactionFails_IsUndone()
    {
        await DebitAsync(1);
        await Should.ThrowAsync<InvalidOperationException>(() => _credits.Db.Writer.WriteAsync(async (db, token) =>
        {
            await _credits.Ledger.DebitAsync(db, _credits.Ana, 6, CreditReasons.Search, "x", token);
            throw new InvalidOperationException();
        }, Token));

        (await _credits.BalanceAsync()).ShouldBe(99);
        (await _credits.EntriesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Store_ARowChangedOrRemoved_Refuses()
    {
        await DebitAsync(6);
        foreach (var sql in new[]
        {
            "DELETE FROM credit_ledger",
            "UPDATE credit_ledger SET \"Amount\" = 1000",
            "UPDATE credit_ledger SET \"UserId\" = NULL, \"Amount\" = 1000",
            "UPDATE credit_ledger SET \"UserId\" = NULL, \"Balance\" = 1000",
            "UPDATE credit_ledger SET \"UserId\" = NULL, \"Reason\" = 'x'",
            "UPDATE credit_ledger SET \"UserId\" = NULL, \"At\" = 1",
            "UPDATE credit_ledger SET \"UserId\" = NULL, \"Reference\" = 'y'",
            "UPDATE credit_ledger SET \"Note\" = 'x'",
            "UPDATE credit_accounts SET \"Balance\" = -1",
        })
        {
            await Should.ThrowAsync<SqliteException>(() => _credits.Db.BreakAsync(sql, Token), sql);
        }

        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Grant_ByAnAdmin_IsInTheLedgerAndTheTrail()
    {
        var told = new List<long>();
        using var watching = _credits.Changes.Subscribe(_credits.Ana, told.Add);

        (await _credits.Grants.GrantAsync(Admin, _credits.Ana, 50, "Thanks for the report", Token)).ShouldBe(150);
        (await _credits.Grants.GrantAsync(Admin, Guid.Parse("00000000-0000-7000-8000-000000000001"), 50, "Nobody", Token)).ShouldBeNull();

        var entry = (await _credits.EntriesAsync())[^1];
        (entry.Amount, entry.Balance, entry.Reason, entry.Note).ShouldBe((50, 150, CreditReasons.Granted, "Thanks for the report"));
        told.ShouldBe([150]);
        await using var db = await _credits.Db.Contexts.CreateDbContextAsync(Token);
        var act = (await db.Set<AuditEntry>().ToListAsync(Token)).ShouldHaveSingleItem();
        (act.Action, act.SubjectKind, act.SubjectId, act.ActorId, act.DetailsJson, act.Address).ShouldBe(
            (AuditActions.CreditsGranted, "user", _credits.Ana, Admin.UserId, """{"amount":50}""", "192.0.2.1"));
    }

    [Fact]
    public async Task Close_AnAccount_KeepsFiguresWithoutTheUser()
    {
        await _credits.ChargeAsync(_credits.Request("k"));
        await _credits.Grants.GrantAsync(Admin, _credits.Ana, 50, "For Ana", Token);

        await _credits.Db.Writer.WriteAsync((db, token) => _credits.Ledger.CloseAsync(db, _credits.Ana, token), Token);

        var entries = await _credits.EntriesAsync();
        entries.Select(entry => (entry.Amount, entry.Reason)).ShouldBe(
            [(100, CreditReasons.SignUp), (-6, CreditReasons.Search), (50, CreditReasons.Granted), (-144, CreditReasons.Closed)]);
        entries.ShouldAllBe(entry => entry.UserId == null && entry.Note == "");
        (await _credits.BalanceAsync()).ShouldBeNull();
        (await _credits.KeysAsync()).ShouldBe(0);
        await _credits.CheckBooksAsync();
    }

    [Fact]
    public async Task Page_OfTheLedger_IsNewestFirstAndOneUsers()
    {
        await DebitAsync(1);
        await DebitAsync(2);
        await _credits.Statement.BalanceAsync(await _credits.UserAsync("bo"), Token);

        var page = await _credits.Statement.PageAsync(_credits.Ana, new PageRequest(1, 2), Token);

        page.Total.ShouldBe(3);
        page.Items.Select(entry => entry.Amount).ShouldBe([-2, -1]);
    }

    [Fact]
    public void Changes_AfterTheLastWatcherLeft_TellNobody()
    {
        var told = new List<long>();
        using (_credits.Changes.Subscribe(_credits.Ana, told.Add))
        {
            using var other = _credits.Changes.Subscribe(_credits.Ana, balance => told.Add(-balance));
            _credits.Changes.Tell(_credits.Ana, 7);
        }

        _credits.Changes.Tell(_credits.Ana, 8);
        told.ShouldBe([7, -7]);
    }

    private Task<DebitResult> DebitAsync(long cost) => _credits.Db.Writer.WriteAsync(async (db, token) =>
    {
        await _credits.Ledger.OpenAsync(db, _credits.Ana, token);
        return await _credits.Ledger.DebitAsync(db, _credits.Ana, cost, CreditReasons.Unlock, "x", token);
    }, Token);
}
