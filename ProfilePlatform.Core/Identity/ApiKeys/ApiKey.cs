using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>What a key may do.</summary>
public enum ApiKeyScope
{
    /// <summary>Look at what its member may see.</summary>
    Read,

    /// <summary>Also change what its member may change.</summary>
    Write,
}

/// <summary>A key with which a member's programs use the API. Revoking removes the row; the audit trail keeps that it was there.</summary>
public sealed class ApiKey
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose rights it carries.</summary>
    public Guid UserId { get; init; }

    /// <summary>What its member calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public ApiKeyScope Scope { get; init; }

    /// <summary>The part of the key that is no secret, by which it is found and told from others.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key. The secret has 256 random bits, so that nothing slower is needed.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Last use, to the minute; null before the first.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When a use was last put on the audit trail.</summary>
    public DateTimeOffset? UseRecordedAt { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Scope).HasConversion<string>();
        builder.HasIndex(key => key.Prefix).IsUnique();
        builder.HasIndex(key => key.UserId);
        // With their member they go.
        builder.HasOne<User>().WithMany().HasForeignKey(key => key.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
