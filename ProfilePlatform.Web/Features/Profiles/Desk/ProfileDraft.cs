using System.Globalization;
using System.Text.Json;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Web.Features.Profiles.Desk;

/// <summary>What stands in the form of a profile, and what is wrong with it.</summary>
internal sealed class ProfileDraft
{
    private IReadOnlyDictionary<string, string[]> _faults = new Dictionary<string, string[]>(StringComparer.Ordinal);

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Headline { get; set; } = "";

    public string JobTitle { get; set; } = "";

    public string Company { get; set; } = "";

    public string Location { get; set; } = "";

    public string Biography { get; set; } = "";

    public bool OpenToWork { get; set; }

    /// <summary>Places, separated by commas or semicolons.</summary>
    public string Places { get; set; } = "";

    /// <summary>Rupees a year as written; empty where not said.</summary>
    public string Salary { get; set; } = "";

    public bool OpenToContact { get; set; }

    public bool EmailVisible { get; set; }

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string LinkedinUrl { get; set; } = "";

    public string Other { get; set; } = "";

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
