using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Credits.Keys;

/// <summary>A key in use: reserved while its request is worked on, then with the answer that repetitions get.</summary>
public sealed class StoredKey
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>Whose key.</summary>
    public Guid UserId { get; init; }

    /// <summary>Method and path.</summary>
    public required string Route { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of route and content, in hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The process that reserved it.</summary>
    public Guid BootId { get; set; }

    /// <summary>The request that holds it: whoever has another token may not complete it.</summary>
    public Guid Token { get; set; }

    /// <summary>When it was reserved; it lives a day from then.</summary>
    public DateTimeOffset ReservedAt { get; set; }

    /// <summary>Status of the answer; null while there is none.</summary>
    public int? Status { get; set; }

    /// <summary>Media type of the answer.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The answer.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>As <see cref="ChargedOutcome.Cost"/>.</summary>
    public long Cost { get; set; }

    /// <summary>As <see cref="ChargedOutcome.Balance"/>.</summary>
    public long Balance { get; set; }
}

internal sealed class StoredKeyConfiguration : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasIndex(row => new { row.UserId, row.Route, row.Key }).IsUnique();
        builder.HasIndex(row => row.ReservedAt);
    }
}
