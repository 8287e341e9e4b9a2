using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProfilePlatform.Core.Prompts;

/// <summary>The owner's layer of a twin's prompt, in one version. A change adds a row; the one with the highest number holds.</summary>
public sealed class ProfilePrompt
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The profile.</summary>
    public Guid ProfileId { get; init; }

    /// <summary>Order of the versions, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Who the twin is and how it speaks of its person.</summary>
    public string Persona { get; set; } = "";

    /// <summary>What it may talk about.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Tone and style.</summary>
    public string Tone { get; set; } = "";

    /// <summary>The greeting; empty for the composed one.</summary>
    public string Welcome { get; set; } = "";

    /// <summary>What suggested questions should be like.</summary>
    public string FollowupStyle { get; set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who wrote it; empty for the platform.</summary>
    public string Author { get; init; } = "";
}

internal sealed class ProfilePromptConfiguration : IEntityTypeConfiguration<ProfilePrompt>
{
    public void Configure(EntityTypeBuilder<ProfilePrompt> builder)
    {
        builder.ToTable("profile_prompts");
        builder.HasIndex(prompt => new { prompt.ProfileId, prompt.Number }).IsUnique();
    }
}
