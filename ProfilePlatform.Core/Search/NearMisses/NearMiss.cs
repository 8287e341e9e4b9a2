using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>How often one condition alone kept a person out of results on one day. Says nothing of who searched, nor for what else.</summary>
public sealed class NearMiss
{
    /// <summary>Whom it kept out.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>Of <see cref="WhyNot.ConditionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>"Pune"; empty where the kind says it all, or where the words are nobody's but the searcher's.</summary>
    public required string Value { get; init; }

    /// <summary>The UTC day, in days since 1 January 1970.</summary>
    public int Day { get; init; }

    /// <summary>Searchers of that day.</summary>
    public int Searches { get; set; }

    /// <summary>Different searchers of the week up to that day, as far as is needed to tell whether the value may be shown.</summary>
    public int Searchers { get; set; }
}

internal sealed class NearMissConfiguration : IEntityTypeConfiguration<NearMiss>
{
    public void Configure(EntityTypeBuilder<NearMiss> builder)
    {
        builder.ToTable("near_misses");
        builder.HasKey(miss => new { miss.ProfileId, miss.Day, miss.Kind, miss.Value });
        builder.HasIndex(miss => miss.Day);
        builder.HasOne<Profile>().WithMany().HasForeignKey(miss => miss.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
