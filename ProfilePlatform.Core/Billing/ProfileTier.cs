using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Billing;

/// <summary>The tier of a profile; one without a row is on the free tier.</summary>
public sealed class ProfileTier
{
    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>Its tier.</summary>
    public Tier Tier { get; set; }

    /// <summary>Paise a month on <see cref="Tier.PaidEnterprise"/>; 0 on the others, whose price is the platform's.</summary>
    public long Amount { get; set; }

    /// <summary>When the tier was last changed.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>What a month costs, in paise.</summary>
    public long MonthlyPrice(BillingOptions options) => Tier switch
    {
        Tier.PaidIndividual => options.Fee,
        Tier.PaidEnterprise => Amount,
        _ => 0,
    };
}

internal sealed class ProfileTierConfiguration : IEntityTypeConfiguration<ProfileTier>
{
    public void Configure(EntityTypeBuilder<ProfileTier> builder)
    {
        builder.ToTable("profile_tiers");
        builder.HasKey(row => row.ProfileId);
        builder.Property(row => row.Tier).HasConversion<string>();
    }
}
