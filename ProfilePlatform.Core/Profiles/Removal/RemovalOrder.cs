using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Profiles.Removal;

/// <summary>
/// Says that a profile is being removed. It is written in the transaction that removes the rows and goes when nothing of the profile is left, so that
/// whatever ends the process, the next one finishes.
/// </summary>
public sealed class RemovalOrder
{
    /// <summary>The profile; its row is gone.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>When the removal began.</summary>
    public DateTimeOffset BegunAt { get; init; }
}

internal sealed class RemovalOrderConfiguration : IEntityTypeConfiguration<RemovalOrder>
{
    public void Configure(EntityTypeBuilder<RemovalOrder> builder)
    {
        builder.ToTable("profile_removals");
        builder.HasKey(order => order.ProfileId);
    }
}
