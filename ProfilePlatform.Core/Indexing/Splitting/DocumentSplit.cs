using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>How a language model split a text: kept, so that an unchanged document is never paid for twice.</summary>
public sealed class DocumentSplit
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>SHA-256 of the document whose text was split.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>The model and the version of the way of asking it.</summary>
    public required string Splitter { get; init; }

    /// <summary>The sections, as a JSON array of topic, start, end and heading.</summary>
    public required string SectionsJson { get; init; }

    /// <summary>Texts of the model's reply that do not stand in the document.</summary>
    public int Dropped { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DocumentSplitConfiguration : IEntityTypeConfiguration<DocumentSplit>
{
    public void Configure(EntityTypeBuilder<DocumentSplit> builder)
    {
        builder.ToTable("document_splits");
        builder.HasIndex(split => new { split.ProfileId, split.DocumentSha256, split.Splitter }).IsUnique();
    }
}
