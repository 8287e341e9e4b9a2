using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Documents;

/// <summary>An uploaded document of one profile. Its bytes and its canonical text are files named by <see cref="Sha256"/>.</summary>
public sealed class Document
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile that it belongs to.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The file name, unique in its profile.</summary>
    public required string Name { get; init; }

    /// <summary>The format.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>Size of the original in bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the original, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the original that its passages in the index were made from; empty before the first run. Answers quote that text.</summary>
    public string IndexedSha256 { get; set; } = "";

    /// <summary>Number of pages; 1 where the format has none.</summary>
    public int Pages { get; init; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; init; }
}

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.HasIndex(document => new { document.ProfileId, document.Name }).IsUnique();
    }
}
