namespace ProfilePlatform.Core.Profiles;

/// <summary>A profile as others see it; the API's shape.</summary>
public sealed record ProfileView
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name in addresses.</summary>
    public required string Slug { get; init; }

    /// <inheritdoc cref="Profile.DisplayName" />
    public required string DisplayName { get; init; }

    /// <inheritdoc cref="Profile.FirstName" />
    public required string FirstName { get; init; }

    /// <inheritdoc cref="Profile.LastName" />
    public required string LastName { get; init; }

    /// <inheritdoc cref="Profile.Headline" />
    public required string Headline { get; init; }

    /// <inheritdoc cref="Profile.Company" />
    public required string Company { get; init; }

    /// <inheritdoc cref="Profile.JobTitle" />
    public required string JobTitle { get; init; }

    /// <inheritdoc cref="Profile.CareerStage" />
    public required string CareerStage { get; init; }

    /// <inheritdoc cref="Profile.Biography" />
    public required string Biography { get; init; }

    /// <inheritdoc cref="Profile.Seeks" />
    public required string Seeks { get; init; }

    /// <inheritdoc cref="Profile.Offers" />
    public required string Offers { get; init; }

    /// <inheritdoc cref="Profile.Skills" />
    public required IReadOnlyList<string> Skills { get; init; }

    /// <inheritdoc cref="Profile.Interests" />
    public required IReadOnlyList<string> Interests { get; init; }

    /// <inheritdoc cref="Profile.Location" />
    public required string Location { get; init; }

    /// <inheritdoc cref="Profile.OpenToWork" />
    public required bool OpenToWork { get; init; }

    /// <inheritdoc cref="Profile.OpenToContact" />
    public required bool OpenToContact { get; init; }

    /// <inheritdoc cref="Profile.WorkPreferredLocations" />
    public required IReadOnlyList<string> WorkPreferredLocations { get; init; }

    /// <inheritdoc cref="Profile.WorkPreferredSalaryMin" />
    public required long? WorkPreferredSalaryMin { get; init; }

    /// <summary>Ways to reach them; null unless the viewer may see them.</summary>
    public ContactView? Contact { get; init; }

    /// <summary>"private", "members", "unlisted" or "public".</summary>
    public required string Visibility { get; init; }

    /// <inheritdoc cref="Profile.Enabled" />
    public required bool Enabled { get; init; }

    /// <summary>"draft", "enabled", "disabled" or "deleted".</summary>
    public required string Status { get; init; }

    /// <summary>True where there is a portrait.</summary>
    public required bool HasPhoto { get; init; }

    /// <summary>Topics that the index holds passages of, most passages first.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What <paramref name="profile"/> shows; with <paramref name="contact"/> also how to reach them.</summary>
    public static ProfileView Of(Profile profile, bool contact) => new()
    {
        Id = profile.Id,
        Slug = profile.Slug,
        DisplayName = profile.DisplayName,
        FirstName = profile.FirstName,
        LastName = profile.LastName,
        Headline = profile.Headline,
        Company = profile.Company,
        JobTitle = profile.JobTitle,
        CareerStage = profile.CareerStage,
        Biography = profile.Biography,
        Seeks = profile.Seeks,
        Offers = profile.Offers,
        Skills = profile.Skills,
        Interests = profile.Interests,
        Location = profile.Location,
        OpenToWork = profile.OpenToWork,
        OpenToContact = profile.OpenToContact,
        WorkPreferredLocations = profile.WorkPreferredLocations,
        WorkPreferredSalaryMin = profile.WorkPreferredSalaryMin,
        Contact = contact
            ? new ContactView(profile.ContactEmailVisible, profile.ContactEmail, profile.ContactPhone, profile.ContactLinkedinUrl, profile.ContactOther)
            : null,
        Visibility = profile.Visibility.ToString().ToLowerInvariant(),
        Enabled = profile.Enabled,
        Status = profile.DeletedAt is not null ? "deleted" : profile.Enabled ? "enabled" : profile.FirstEnabledAt is null ? "draft" : "disabled",
        HasPhoto = profile.PhotoSha256.Length > 0,
        Topics = profile.IndexedTopics,
    };
}

/// <summary>Ways to reach somebody.</summary>
public sealed record ContactView(bool EmailVisible, string Email, string Phone, string LinkedinUrl, string Other);
