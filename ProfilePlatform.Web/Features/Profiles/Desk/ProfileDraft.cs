using System.Globalization;
using System.Text.Json;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles.Desk;

/// <summary>What stands in the form of a profile, and what is wrong with it.</summary>
public sealed class ProfileDraft
{
    private IReadOnlyDictionary<string, string[]> _faults = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <inheritdoc cref="Profile.FirstName" />
    public string FirstName { get; set; } = "";

    /// <inheritdoc cref="Profile.LastName" />
    public string LastName { get; set; } = "";

    /// <inheritdoc cref="Profile.DisplayName" />
    public string DisplayName { get; set; } = "";

    /// <inheritdoc cref="Profile.Headline" />
    public string Headline { get; set; } = "";

    /// <inheritdoc cref="Profile.JobTitle" />
    public string JobTitle { get; set; } = "";

    /// <inheritdoc cref="Profile.Company" />
    public string Company { get; set; } = "";

    /// <inheritdoc cref="Profile.Location" />
    public string Location { get; set; } = "";

    /// <inheritdoc cref="Profile.Biography" />
    public string Biography { get; set; } = "";

    /// <inheritdoc cref="Profile.OpenToWork" />
    public bool OpenToWork { get; set; }

    /// <summary>Places, separated by commas or semicolons.</summary>
    public string Places { get; set; } = "";

    /// <summary>Rupees a year as written; empty where not said.</summary>
    public string Salary { get; set; } = "";

    /// <inheritdoc cref="Profile.OpenToContact" />
    public bool OpenToContact { get; set; }

    /// <inheritdoc cref="Profile.ContactEmailVisible" />
    public bool EmailVisible { get; set; }

    /// <inheritdoc cref="Profile.ContactEmail" />
    public string Email { get; set; } = "";

    /// <inheritdoc cref="Profile.ContactPhone" />
    public string Phone { get; set; } = "";

    /// <inheritdoc cref="Profile.ContactLinkedinUrl" />
    public string LinkedinUrl { get; set; } = "";

    /// <inheritdoc cref="Profile.ContactOther" />
    public string Other { get; set; } = "";

    /// <summary>"public", "unlisted", "members" or "private".</summary>
    public string Visibility { get; set; } = "public";

    /// <summary>Takes over what is stored.</summary>
    public void Show(Profile profile)
    {
        _faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        (FirstName, LastName, DisplayName, Headline) = (profile.FirstName, profile.LastName, profile.DisplayName, profile.Headline);
        (JobTitle, Company, Location, Biography) = (profile.JobTitle, profile.Company, profile.Location, profile.Biography);
        (OpenToWork, OpenToContact, EmailVisible) = (profile.OpenToWork, profile.OpenToContact, profile.ContactEmailVisible);
        Places = string.Join("; ", profile.WorkPreferredLocations);
        Salary = profile.WorkPreferredSalaryMin?.ToString(CultureInfo.InvariantCulture) ?? "";
        (Email, Phone, LinkedinUrl, Other) = (profile.ContactEmail, profile.ContactPhone, profile.ContactLinkedinUrl, profile.ContactOther);
        Visibility = profile.Visibility.ToString().ToLowerInvariant();
    }

    /// <summary>Notes why it was not stored, by the API's field names.</summary>
    public void Refuse(IReadOnlyDictionary<string, string[]> faults) => _faults = faults;

    /// <summary>What is wrong with a field; null where nothing is.</summary>
    public string? FaultOf(string field) => _faults.TryGetValue(field, out var faults) ? string.Join(' ', faults) : null;

    /// <summary>The draft as the API takes it.</summary>
    public JsonElement ToPatch() => JsonSerializer.SerializeToElement(new
    {
        first_name = FirstName,
        last_name = LastName,
        display_name = DisplayName,
        headline = Headline,
        job_title = JobTitle,
        company = Company,
        location = Location,
        biography = Biography,
        open_to_work = OpenToWork,
        work_preferred_locations = Places.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        work_preferred_salary_min = Wish(),
        open_to_contact = OpenToContact,
        contact = new { email_visible = EmailVisible, email = Email, phone = Phone, linkedin_url = LinkedinUrl, other = Other },
        visibility = Visibility,
    });

    // People write 12,00,000 or 1 200 000; what is no number goes as it is and is refused by name.
    private object? Wish()
    {
        var digits = new string([.. Salary.Where(c => c is not (',' or ' ' or '.' or '\u00A0' or '\u202F'))]);
        return digits.Length == 0 ? null : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var rupees) ? rupees : Salary;
    }
}
