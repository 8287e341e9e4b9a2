using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Profiles;

/// <summary>One professional: what they say of themselves, and who may see it.</summary>
public sealed class Profile
{
    /// <summary>The id; also the name of the profile's folder.</summary>
    public Guid Id { get; init; }

    /// <summary>The name in addresses: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    /// <summary>The user who owns it; null for demo people.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The name to show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Given name.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string LastName { get; set; } = "";

    /// <summary>One line under the name.</summary>
    public string Headline { get; set; } = "";

    /// <summary>Where they work now.</summary>
    public string Company { get; set; } = "";

    /// <summary>What they do there.</summary>
    public string JobTitle { get; set; } = "";

    /// <summary>For example "student", "senior", "founder"; free text.</summary>
    public string CareerStage { get; set; } = "";

    /// <summary>A few paragraphs.</summary>
    public string Biography { get; set; } = "";

    /// <summary>A rewritten <see cref="Biography"/>, once accepted; shown in its place. Goes when the original changes.</summary>
    public string EnhancedBiography { get; set; } = "";

    /// <summary>What they look for.</summary>
    public string Seeks { get; set; } = "";

    /// <summary>What they offer.</summary>
    public string Offers { get; set; } = "";

    /// <summary>Skills, most important first.</summary>
    public List<string> Skills { get; set; } = [];

    /// <summary>Interests.</summary>
    public List<string> Interests { get; set; } = [];

    /// <summary>Where they live.</summary>
    public string Location { get; set; } = "";

    /// <summary>True when they look for work.</summary>
    public bool OpenToWork { get; set; }

    /// <summary>True when they may be contacted.</summary>
    public bool OpenToContact { get; set; }

    /// <summary>Places where they would work.</summary>
    public List<string> WorkPreferredLocations { get; set; } = [];

    /// <summary>Least salary in INR a year; null when not said.</summary>
    public long? WorkPreferredSalaryMin { get; set; }

    /// <summary>True when the e-mail address may be shown to who unlocked the contact.</summary>
    public bool ContactEmailVisible { get; set; }

    /// <summary>E-mail address for contact.</summary>
    public string ContactEmail { get; set; } = "";

    /// <summary>Telephone number for contact.</summary>
    public string ContactPhone { get; set; } = "";

    /// <summary>LinkedIn address.</summary>
    public string ContactLinkedinUrl { get; set; } = "";

    /// <summary>Any other way to reach them.</summary>
    public string ContactOther { get; set; } = "";

    /// <summary>Who may see it once enabled.</summary>
    public Visibility Visibility { get; set; }

    /// <summary>True when visitors can see it and chat with it.</summary>
    public bool Enabled { get; set; }

    /// <summary>First time it was enabled; null for a draft.</summary>
    public DateTimeOffset? FirstEnabledAt { get; set; }

    /// <summary>When it was soft-deleted; null when it was not.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>SHA-256 of the portrait, in lower-case hexadecimal; empty where there is none.</summary>
    public string PhotoSha256 { get; set; } = "";

    /// <summary>Topics that the index holds passages of, most passages first.</summary>
    public List<string> IndexedTopics { get; set; } = [];

    /// <summary>Folded words of name, headline, company, title, location and skills, for the directory's search.</summary>
    public string DirectoryText { get; set; } = "";

    /// <summary>The profile as a model that scores matches reads it: made of the other fields, or the owner's own text; empty before it was first made.</summary>
    public string ProfileForLlmMd { get; set; } = "";

    /// <summary>True where <see cref="ProfileForLlmMd"/> is the owner's own text, which no change of another field replaces.</summary>
    public bool ProfileForLlmOverridden { get; set; }

    /// <summary>Hash of what decides matches; scores of another hash are out of date. Empty before it was first made.</summary>
    public string MatchHash { get; set; } = "";

    /// <summary>Content version of the passages that the last finished run wrote; 0 before the first. An index that shows less was lost.</summary>
    public long IndexVersion { get; set; }

    /// <summary>Encoder of the vectors that the last finished run wrote; empty where it wrote none.</summary>
    public string IndexEncoder { get; set; } = "";

    /// <summary>Raised by each change to what the projections show.</summary>
    public long ContentVersion { get; set; }

    /// <summary>Raised by each change of the row; guards against lost updates.</summary>
    public long Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class ProfileConfiguration : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.ToTable("profiles");
        builder.HasIndex(profile => profile.Slug).IsUnique();
        builder.HasIndex(profile => profile.OwnerId);
        builder.Property(profile => profile.Visibility).HasConversion<string>();
        builder.Property(profile => profile.Version).IsConcurrencyToken();
        // Prompts know no profiles, so the rule that takes them along stands here.
        builder.HasMany<ProfilePrompt>().WithOne().HasForeignKey(prompt => prompt.ProfileId).OnDelete(DeleteBehavior.Cascade);
    }
}
