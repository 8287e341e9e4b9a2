using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Prompts.Platform;

/// <summary>The platform's prompts in one version. A change adds a row; the one with the highest number holds.</summary>
public sealed class SystemPromptVersion
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>Order of the versions, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The words that differ from the defaults: a JSON object by name of the prompt.</summary>
    public required string TextsJson { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }
}

internal sealed class SystemPromptVersionConfiguration : IEntityTypeConfiguration<SystemPromptVersion>
{
    public void Configure(EntityTypeBuilder<SystemPromptVersion> builder)
    {
        builder.ToTable("system_prompts");
        builder.HasIndex(version => version.Number).IsUnique();
    }
}
