using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Profiles;

/// <summary>
/// Says that a projection of one profile is behind the truth. Inserted in the transaction that raised the profile's content version,
/// removed once the projection has committed that version.
/// </summary>
public sealed class ProjectionWork
{
    /// <summary>Passages of documents that are gone must leave the profile's index.</summary>
    public const string Passages = "passages";

    /// <summary>The owner's own texts among the profile's passages must be brought up to date.</summary>
    public const string OwnTexts = "own_texts";

    /// <summary>The profile must be written to the people index again.</summary>
    public const string People = "people";

    /// <summary>Order of insertion.</summary>
    public long Id { get; init; }

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>Which projection: <see cref="Passages"/>, <see cref="OwnTexts"/> or <see cref="People"/>.</summary>
    public required string Target { get; init; }

    /// <summary>The version that the projection must reach.</summary>
    public long ContentVersion { get; init; }
}

internal sealed class ProjectionWorkConfiguration : IEntityTypeConfiguration<ProjectionWork>
{
    public void Configure(EntityTypeBuilder<ProjectionWork> builder)
    {
        builder.ToTable("projection_work");
        builder.HasIndex(work => new { work.Target, work.ProfileId });
    }
}
