using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;
using ProfilePlatform.Tests.Storage;

namespace ProfilePlatform.Tests.Usage;

/// <summary>The ledger and its budgets over a real store, with a clock that a test sets.</summary>
internal sealed class UsageFixture : IAsyncDisposable
{
    private readonly PlatformDatabaseFixture _db;

    private UsageFixture(PlatformDatabaseFixture db, UsageLimits limits)
    {
        _db = db;
        Report = new UsageReport(db.Contexts);
        Budget = NewBudget(limits);
        Ledger = new UsageLedger(db.Writer, Budget, Logs);
    }

    public SetClock Time { get; } = new();

    public KeptLogs<UsageLedger> Logs { get; } = new();

    public UsageReport Report { get; }

    public UsageBudget Budget { get; }

    public UsageLedger Ledger { get; }

    public PlatformDatabaseFixture Db => _db;

    public static async Task<UsageFixture> CreateAsync(UsageLimits? limits = null) =>
        new(await PlatformDatabaseFixture.CreateAsync(TestContext.Current.CancellationToken), limits ?? new UsageLimits());

    /// <summary>As after a restart.</summary>
    public UsageBudget NewBudget(UsageLimits limits) => new(
        limits, Report, new BudgetNotices(_db.Writer, new Outbox(Time), Time, NullLogger<BudgetNotices>.Instance), Time, NullLogger<UsageBudget>.Instance);

    /// <summary>Adds rows and waits until they are on the disk.</summary>
    public async Task AddAsync(params UsageEntry[] rows)
    {
        Array.ForEach(rows, Ledger.Add);
        await Ledger.FlushAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<Notification>> NotificationsAsync()
    {
        await using var db = await _db.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Set<Notification>().AsNoTracking().OrderBy(told => told.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await _db.DisposeAsync();
    }
}

/// <summary>A clock that stands where a test sets it.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Keeps what was logged.</summary>
internal sealed class KeptLogs<T> : ILogger<T>
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Text)> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));
}
