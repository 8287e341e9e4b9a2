using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Theming;

/// <summary>How a profile looks to visitors, as its owner set it; no row where they never did.</summary>
public sealed class Appearance
{
    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The header, sanitised.</summary>
    public string HeaderHtml { get; set; } = "";

    /// <summary>Its CSS, sanitised, with the owner's own selectors.</summary>
    public string Css { get; set; } = "";

    /// <summary>Slides as JSON; null for the platform's.</summary>
    public string? SlidesJson { get; set; }

    /// <summary>Four colours as <c>#rrggbb</c>, separated by blanks: background, title, body, navigation; empty where none are chosen.</summary>
    public string Colours { get; set; } = "";

    /// <summary>Raised with each change, from 1.</summary>
    public long Version { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who changed it.</summary>
    public string Author { get; set; } = "";
}

internal sealed class AppearanceConfiguration : IEntityTypeConfiguration<Appearance>
{
    public void Configure(EntityTypeBuilder<Appearance> builder)
    {
        builder.ToTable("appearances");
        builder.HasKey(appearance => appearance.ProfileId);
        // It goes with its profile.
        builder.HasOne<Profile>().WithOne().HasForeignKey<Appearance>(appearance => appearance.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
