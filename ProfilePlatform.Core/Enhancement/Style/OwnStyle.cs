using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Enhancement.Style;

/// <summary>What was measured of an owner's sample letter. The letter itself is not kept.</summary>
public sealed class OwnStyle
{
    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <inheritdoc cref="WritingStyle.Tone" />
    public string Tone { get; set; } = "";

    /// <inheritdoc cref="WritingStyle.VocabularyLevel" />
    public string VocabularyLevel { get; set; } = "";

    /// <inheritdoc cref="WritingStyle.SentenceLength" />
    public int SentenceLength { get; set; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset At { get; set; }
}

internal sealed class OwnStyleConfiguration : IEntityTypeConfiguration<OwnStyle>
{
    public void Configure(EntityTypeBuilder<OwnStyle> builder)
    {
        builder.ToTable("enhancement_styles");
        builder.HasKey(style => style.ProfileId);
    }
}
