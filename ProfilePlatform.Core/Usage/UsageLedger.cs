using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Usage;

/// <summary>What calls of language models used: an append-only ledger.</summary>
public sealed class UsageLedger(PlatformWriter writer)
{
    /// <summary>Adds a row.</summary>
    public Task AppendAsync(UsageEntry entry, CancellationToken cancellationToken) => writer.WriteAsync(
        (db, _) =>
        {
            db.Add(entry);
            return Task.CompletedTask;
        },
        cancellationToken);
}
