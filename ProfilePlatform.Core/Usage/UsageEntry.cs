using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Usage;

/// <summary>One call of a language model, as it was paid for. Rows are added and never changed.</summary>
public sealed class UsageEntry
{
    /// <summary>Order of the ledger.</summary>
    public long Id { get; init; }

    /// <summary>When the call ended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The UTC day of <see cref="At"/>, as <see cref="UsageDay"/> numbers days.</summary>
    public int Day
    {
        get => UsageDay.Number(UsageDay.Of(At));

        // A column of its own, to group and index by. Were it computed by SQLite, no index with it in could answer a query alone.
        private set => _ = value;
    }

    /// <summary>The profile on whose behalf it was made; null for the platform's own calls.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>That profile's slug at the time; empty for the platform's own calls.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The document that was read, where one was.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>The operation's name: "chat", "intent", "split", "embed".</summary>
    public required string Operation { get; init; }

    /// <summary>The model that answered, as the provider named it, else as it was asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Tokens sent.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens received.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>Both.</summary>
    public int TotalTokens { get; init; }

    /// <summary>From the call to its last token, in milliseconds.</summary>
    public int LatencyMs { get; init; }

    /// <summary>True where an earlier answer was used again; tokens are then 0.</summary>
    public bool Cached { get; init; }

    /// <summary>True where the provider reported no tokens and they were counted here.</summary>
    public bool Estimated { get; init; }

    /// <summary>What the provider says it cost, in millionths of a US dollar; null where it does not say.</summary>
    public long? CostMicros { get; init; }

    /// <summary>"ok", or what went wrong: a fault in lower case ("timed_out"), "cancelled", or "error" for what nobody foresaw.</summary>
    public string Outcome { get; init; } = "ok";

    internal UsageEntry Copy() => (UsageEntry)MemberwiseClone();
}

internal sealed class UsageEntryConfiguration : IEntityTypeConfiguration<UsageEntry>
{
    public void Configure(EntityTypeBuilder<UsageEntry> builder)
    {
        builder.ToTable("usage_ledger");
        // Both hold all that a report adds up, so that no report touches the rows themselves.
        builder.HasIndex(entry => new
        {
            entry.ProfileId,
            entry.Day,
            entry.Operation,
            entry.Model,
            entry.PromptTokens,
            entry.CompletionTokens,
            entry.TotalTokens,
            entry.Cached,
            entry.CostMicros,
        }).HasDatabaseName("IX_usage_ledger_profile");
        builder.HasIndex(entry => new
        {
            entry.Day,
            entry.ProfileId,
            entry.Slug,
            entry.Operation,
            entry.Model,
            entry.PromptTokens,
            entry.CompletionTokens,
            entry.TotalTokens,
            entry.Cached,
            entry.CostMicros,
        }).HasDatabaseName("IX_usage_ledger_day");
        builder.HasIndex(entry => entry.DocumentId).HasFilter("\"DocumentId\" IS NOT NULL");
    }
}
