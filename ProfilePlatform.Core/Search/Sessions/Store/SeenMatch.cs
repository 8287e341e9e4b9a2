using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Search.Sessions.Store;

/// <summary>Somebody who is no news any more to a search that is watched.</summary>
public sealed class SeenMatch
{
    /// <summary>The search.</summary>
    public Guid SearchId { get; init; }

    /// <summary>Who.</summary>
    public Guid ProfileId { get; init; }
}

internal sealed class SeenMatchConfiguration : IEntityTypeConfiguration<SeenMatch>
{
    public void Configure(EntityTypeBuilder<SeenMatch> builder)
    {
        builder.ToTable("people_alert_matches");
        builder.HasKey(seen => new { seen.SearchId, seen.ProfileId });
        builder.HasIndex(seen => seen.ProfileId);
        builder.HasOne<StoredSearch>().WithMany().HasForeignKey(seen => seen.SearchId).OnDelete(DeleteBehavior.Cascade);
    }
}
