using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Credits;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Credits;

/// <summary>What holds after every sequence of grants, debits and closed accounts.</summary>
public sealed class CreditLedgerProperties : IAsyncLifetime
{
    private CreditsFixture _credits = null!;
    private Guid[] _users = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _credits = await CreditsFixture.CreateAsync(signupCredits: 20);
        _users = [_credits.Ana, await _credits.UserAsync("bo")];
    }

    public ValueTask DisposeAsync() => _credits.DisposeAsync();

    [Fact]
    public void Ledger_AnySequence_FollowsThePlainSum()
    {
        var balances = new Dictionary<Guid, long>();
        var act = from user in Gen.Choose(0, 1)
                  from kind in Gen.Frequency((8, Gen.Constant("debit")), (3, Gen.Constant("grant")), (2, Gen.Constant("fail")), (1, Gen.Constant("close")))
                  from amount in Gen.Choose(0, 30)
                  select (user, kind, amount);
        var acts = Arb.From(Gen.NonEmptyListOf(act), tried => Enumerable.Range(1, tried.Count - 1).Select(length => tried.Take(length).ToList()));
        Prop.ForAll(acts, tried =>
        {
            foreach (var (user, kind, amount) in tried)
            {
                RunAsync(balances, _users[user], kind, amount).GetAwaiter().GetResult();
            }

            _credits.CheckBooksAsync().GetAwaiter().GetResult();
            Array.ForEach(_users, user => _credits.BalanceAsync(user).GetAwaiter().GetResult().ShouldBe(balances.TryGetValue(user, out var balance) ? balance : null));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(25));
    }

    private async Task RunAsync(Dictionary<Guid, long> balances, Guid user, string kind, long amount)
    {
        if (kind == "close")
        {
            await WriteAsync((db, token) => _credits.Ledger.CloseAsync(db, user, token));
            balances.Remove(user);
            return;
        }

        await WriteAsync(async (db, token) => await _credits.Ledger.OpenAsync(db, user, token));
        var before = balances.GetValueOrDefault(user, 20);
        balances[user] = before;
        switch (kind)
        {
            case "grant":
                await WriteAsync((db, token) => _credits.Ledger.GrantAsync(db, user, amount + 1, "", token));
                balances[user] += amount + 1;
                break;
            case "fail":
                await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(async (db, token) =>
                {
                    await _credits.Ledger.DebitAsync(db, user, amount, CreditReasons.Unlock, "", token);
                    throw new InvalidOperationException();
                }));
                break;
            default:
                var paid = false;
                await WriteAsync(async (db, token) => paid = (await _credits.Ledger.DebitAsync(db, user, amount, CreditReasons.Unlock, "", token)).Paid);
                paid.ShouldBe(amount <= before);
                balances[user] -= paid ? amount : 0;
                break;
        }
    }

    private Task WriteAsync(Func<AppDbContext, CancellationToken, Task> work) => _credits.Db.Writer.WriteAsync(work, Token);
}
