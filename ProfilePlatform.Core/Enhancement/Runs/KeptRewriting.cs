using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Enhancement.Style;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>A rewriting that was paid for. The same section, style, wish and model never ask again.</summary>
public sealed class KeptRewriting
{
    /// <summary>Hash of what was asked, in which profile.</summary>
    public string Key { get; init; } = "";

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>The text as the model gave it.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The key of a question.</summary>
    internal static string KeyOf(Guid profileId, ProfileSection section, WritingStyle style, string wish, string model)
    {
        var asked = string.Join(
            '\0', profileId, section.Hash, style.Tone, style.VocabularyLevel, style.SentenceLength, wish, model, EnhancePrompt.Version);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));
    }
}

internal sealed class KeptRewritingConfiguration : IEntityTypeConfiguration<KeptRewriting>
{
    public void Configure(EntityTypeBuilder<KeptRewriting> builder)
    {
        builder.ToTable("enhancement_kept");
        builder.HasKey(kept => kept.Key);
        builder.HasIndex(kept => kept.ProfileId);
    }
}
