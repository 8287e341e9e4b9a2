using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Usage;

/// <summary>
/// What calls of language models used: an append-only ledger. Rows wait in memory for one writer that commits them in batches, so that no call waits
/// for the disk and no fault of the disk reaches who asked. What could not be written is tried again with the next row.
/// </summary>
public sealed class UsageLedger(PlatformWriter writer, UsageBudget budget, ILogger<UsageLedger> logger) : IHostedService, IAsyncDisposable
{
    /// <summary>Most rows that wait; behind a disk that stays full, newer ones are let go.</summary>
    internal const int MostWaiting = 10_000;

    private const int MostInABatch = 256;

    private readonly Lock _lock = new();
    private readonly Queue<UsageEntry> _waiting = new();
    private Task<bool> _batch = Task.FromResult(true);
    private bool _writing;
    private long _taken;
    private long _done;

    /// <summary>Adds a row and counts its tokens against the day's budgets. Returns before it is on the disk; a fault of the disk is logged, not thrown.</summary>
    public async Task AppendAsync(UsageEntry entry, CancellationToken cancellationToken)
    {
        var spending = await budget.TrackAsync(entry.ProfileId, cancellationToken);
        Add(entry);
        spending.Settle(budget.IsOfToday(entry) ? entry.TotalTokens : 0);
    }

    /// <summary>Waits until every row added so far is on the disk, or could not be written just now (which the log says).</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        long? last = null;
        while (true)
        {
            Task<bool> batch;
            lock (_lock)
            {
                last ??= _taken;
                if (_done >= last)
                {
                    return;
                }

                Start();
                batch = _batch;
            }

            if (!await batch.WaitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    /// <summary>Adds a row whose tokens have been settled with the budgets already.</summary>
    internal void Add(UsageEntry entry)
    {
        lock (_lock)
        {
            if (_waiting.Count >= MostWaiting)
            {
                logger.RowLost(entry.Operation, entry.TotalTokens);
                return;
            }

            _waiting.Enqueue(entry);
            _taken++;
            Start();
        }
    }

    // Under the lock.
    private void Start()
    {
        if (!_writing)
        {
            _writing = true;
            _batch = Task.Run(WriteBatchAsync);
        }
    }

    private async Task<bool> WriteBatchAsync()
    {
        UsageEntry[] rows;
        lock (_lock)
        {
            rows = [.. _waiting.Take(MostInABatch)];
        }

        var written = await TryWriteAsync(rows);
        lock (_lock)
        {
            _writing = false;
            for (var row = 0; written && row < rows.Length; row++)
            {
                _waiting.Dequeue();
                _done++;
            }

            if (written && _waiting.Count > 0)
            {
                Start();
            }
        }

        return written;
    }

    private async Task<bool> TryWriteAsync(UsageEntry[] rows)
    {
        try
        {
            // Copies: a commit that fails has numbered its rows already, and the numbers may be others' by the next try.
            await writer.WriteAsync(
                (db, _) =>
                {
                    db.AddRange(rows.Select(row => row.Copy()));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps a row from the disk, the answer that it counts is the visitor's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.RowsNotWritten(exception, rows.Length);
            return false;
        }
    }
}
