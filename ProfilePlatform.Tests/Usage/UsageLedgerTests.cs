using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Tests.Usage;

public sealed class UsageLedgerTests : IAsyncLifetime
{
    private UsageFixture _usage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _usage = await UsageFixture.CreateAsync();

    public ValueTask DisposeAsync() => _usage.DisposeAsync();

    [Fact]
    public async Task Append_ManyAtOnce_NoneIsLostOrDoubled()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(tokens => Task.Run(() => _usage.Ledger.AppendAsync(Row(tokens), Token))));
        await _usage.Ledger.FlushAsync(Token);

        (await TokensAsync()).Order().ShouldBe(Enumerable.Range(0, 1_000));
    }

    [Fact]
    public async Task Flush_RowsAddedBefore_AreOnTheDisk()
    {
        for (var tokens = 1; tokens <= 50; tokens++)
        {
            _usage.Ledger.Add(Row(tokens));
            await _usage.Ledger.FlushAsync(Token);
            (await TokensAsync()).Count.ShouldBe(tokens);
        }

        (await TokensAsync()).ShouldBe(Enumerable.Range(1, 50), "in the order of the calls");
    }

    [Fact]
    public async Task Append_OtherWriterHoldsTheStore_DoesNotWait_AndIsWrittenAfterwards()
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var other = _usage.Db.Writer.WriteAsync(async (_, _) =>
        {
            entered.SetResult();
            await leave.Task;
        }, Token);
        await entered.Task;

        await _usage.Ledger.AppendAsync(Row(7), Token);
        var flush = _usage.Ledger.FlushAsync(Token);

        flush.IsCompleted.ShouldBeFalse();
        (await TokensAsync()).ShouldBeEmpty();
        leave.SetResult();
        await Task.WhenAll(other, flush);
        (await TokensAsync()).ShouldBe([7]);
    }

    [Fact]
    public async Task Append_StoreBroken_IsLoggedAsAnErrorAndWrittenWithTheNext()
    {
        await _usage.Db.BreakAsync("CREATE TRIGGER full BEFORE INSERT ON usage_ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END", Token);
        await _usage.Ledger.AppendAsync(Row(1), Token);
        await _usage.Ledger.FlushAsync(Token);
        await _usage.Ledger.AppendAsync(Row(2), Token);
        await _usage.Ledger.FlushAsync(Token);

        (await TokensAsync()).ShouldBeEmpty();
        _usage.Logs.Lines.ShouldContain(line => line.Level == LogLevel.Error);

        await _usage.Db.BreakAsync("DROP TRIGGER full", Token);
        _usage.Ledger.Add(Row(3));
        await _usage.Ledger.FlushAsync(Token);
        (await TokensAsync()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Append_CommitFails_NumbersTheRowsAnewNextTime()
    {
        // A deferred constraint breaks at the commit, after the rows have their numbers.
        await _usage.Db.BreakAsync(
            """
            CREATE TABLE parents (id INTEGER PRIMARY KEY);
            CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER orphan AFTER INSERT ON usage_ledger BEGIN INSERT INTO children VALUES (1); END
            """,
            Token);
        _usage.Ledger.Add(Row(1));
        await _usage.Ledger.FlushAsync(Token);
        (await TokensAsync()).ShouldBeEmpty();

        await _usage.Db.BreakAsync("DROP TRIGGER orphan; INSERT INTO usage_ledger (Id, At, Day, Slug, Operation, Model, PromptTokens, CompletionTokens, TotalTokens, LatencyMs, Cached, Estimated, Outcome) VALUES (1, 0, 0, '', 'x', 'x', 99, 0, 99, 0, 0, 0, 'ok')", Token);
        _usage.Ledger.Add(Row(2));
        await _usage.Ledger.FlushAsync(Token);
        (await TokensAsync()).ShouldBe([99, 1, 2]);
    }

    [Fact]
    public async Task Stop_RowsWaiting_AreWritten()
    {
        _usage.Ledger.Add(Row(5));
        await _usage.Ledger.StopAsync(Token);

        (await TokensAsync()).ShouldBe([5]);
    }

    [Fact]
    public async Task Append_QueueFull_LosesTheNewestAndSaysSo()
    {
        await _usage.Db.BreakAsync("CREATE TRIGGER full BEFORE INSERT ON usage_ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END", Token);
        for (var row = 0; row <= UsageLedger.MostWaiting; row++)
        {
            _usage.Ledger.Add(Row(row));
        }

        _usage.Logs.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Text.Contains("is lost", StringComparison.Ordinal));
        await _usage.Db.BreakAsync("DROP TRIGGER full", Token);
        await _usage.Ledger.FlushAsync(Token);
        (await _usage.Report.RowsAsync(new PageRequest(1), Token)).Total.ShouldBe(UsageLedger.MostWaiting);
    }

    private async Task<List<int>> TokensAsync()
    {
        var rows = new List<int>();
        for (var page = 1; ; page++)
        {
            var found = await _usage.Report.RowsAsync(new PageRequest(page, PageRequest.MaxSize), Token);
            rows.AddRange(found.Items.Select(row => row.PromptTokens));
            if (rows.Count >= found.Total)
            {
                rows.Reverse();
                return rows;
            }
        }
    }

    private UsageEntry Row(int tokens) => new()
    {
        At = _usage.Time.Now, Operation = "chat", Model = "small", PromptTokens = tokens, TotalTokens = tokens,
    };
}
