using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Storage;

/// <summary>Something that the platform must remember about itself.</summary>
public sealed class PlatformFact
{
    /// <summary>Its name.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required string Value { get; set; }
}

internal sealed class PlatformFactConfiguration : IEntityTypeConfiguration<PlatformFact>
{
    public void Configure(EntityTypeBuilder<PlatformFact> builder)
    {
        builder.ToTable("platform_facts");
        builder.HasKey(fact => fact.Key);
    }
}
