using System.Net.Mail;
using System.Text.Json;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Changes a profile by the fields of a JSON object, each validated on its own.</summary>
public static class ProfilePatch
{
    private const int Line = 200;
    private const int Prose = 5_000;
    private const int ListItems = 50;
    private const long MostSalary = 1_000_000_000_000;

    /// <summary>
    /// Applies <paramref name="patch"/>, an object with the API's field names. Returns what is wrong by field; the profile must then not be saved.
    /// </summary>
    public static Dictionary<string, string[]> Apply(Profile profile, JsonElement patch)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        // A name that was never more than both names put together follows them.
        var followsNames = profile.DisplayName == DefaultName(profile);
        foreach (var field in patch.EnumerateObject())
        {
            try
            {
                if (Set(profile, field.Name, field.Value) is { } error)
                {
                    errors[field.Name] = [error];
                }
            }
            catch (InvalidOperationException)
            {
                // JSON is decoded only when it is read: here stand bytes, or half a surrogate pair, that are no text.
                errors[NameOf(field)] = ["Is not valid Unicode text."];
            }
        }

        if (profile.DisplayName.Length == 0 || (followsNames && !IsNamed(patch)))
        {
            profile.DisplayName = DefaultName(profile);
        }

        if (profile.DisplayName.Length == 0)
        {
            errors.TryAdd("display_name", ["Must not be empty where there is no first or last name."]);
        }

        return errors;
    }

    private static string DefaultName(Profile profile) => $"{profile.FirstName} {profile.LastName}".Trim();

    private static bool IsNamed(JsonElement patch) =>
        patch.TryGetProperty("display_name", out var name) && name.ValueKind == JsonValueKind.String && name.GetRawText().Length > 2;

    private static string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return "(unreadable)";
        }
    }

    private static string? Set(Profile profile, string name, JsonElement value) => name switch
    {
        "display_name" => Text(value, Line, text => profile.DisplayName = text),
        "first_name" => Text(value, Line, text => profile.FirstName = text),
        "last_name" => Text(value, Line, text => profile.LastName = text),
        "headline" => Text(value, Line, text => profile.Headline = text),
        "company" => Text(value, Line, text => profile.Company = text),
        "job_title" => Text(value, Line, text => profile.JobTitle = text),
        "career_stage" => Text(value, Line, text => profile.CareerStage = text),
        "biography" => Text(value, Prose, text => Describe(profile, text)),
        "seeks" => Text(value, Prose, text => profile.Seeks = text),
        "offers" => Text(value, Prose, text => profile.Offers = text),
        "location" => Text(value, Line, text => profile.Location = text),
        "skills" => List(value, list => profile.Skills = list),
        "interests" => List(value, list => profile.Interests = list),
        "work_preferred_locations" => List(value, list => profile.WorkPreferredLocations = list),
        "open_to_work" => Flag(value, flag => profile.OpenToWork = flag),
        "open_to_contact" => Flag(value, flag => profile.OpenToContact = flag),
        "work_preferred_salary_min" => Salary(value, profile),
        "visibility" => OneOf(value, profile),
        "contact" => Contact(value, profile),
        "slug" => NewSlug(value, profile),
        "id" => Unchanged(value, profile.Id.ToString()),
        "status" => Unchanged(value, ProfileView.Of(profile, contact: false).Status),
        "enabled" => Flag(value, flag => profile.Enabled = flag),
        "has_photo" or "topics" => null,
        _ => "This field is not known.",
    };

    private static string? Text(JsonElement value, int most, Action<string> set)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return "Must be text.";
        }

        var text = most == Line ? ProfileText.Line(value.GetString() ?? "") : ProfileText.Clean(value.GetString() ?? "");
        if (text.Length > most)
        {
            return $"Must not be longer than {most} characters.";
        }

        set(text);
        return null;
    }

    private static string? List(JsonElement value, Action<List<string>> set)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set([]);
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return "Must be a list of texts.";
        }

        var items = value.EnumerateArray().Select(item => ProfileText.Line(item.GetString()!)).Where(item => item.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (items.Count > ListItems || items.Exists(item => item.Length > Line))
        {
            return $"Must not have more than {ListItems} entries of {Line} characters.";
        }

        set(items);
        return null;
    }

    private static string? Flag(JsonElement value, Action<bool> set)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return "Must be true or false.";
        }

        set(value.GetBoolean());
        return null;
    }

    private static string? Salary(JsonElement value, Profile profile)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            profile.WorkPreferredSalaryMin = null;
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var salary) || salary is < 0 or > MostSalary)
        {
            return "Must be a whole number of rupees a year, or null.";
        }

        profile.WorkPreferredSalaryMin = salary;
        return null;
    }

    private static string? OneOf(JsonElement value, Profile profile)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            if (string.Equals(text, visibility.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                profile.Visibility = visibility;
                return null;
            }
        }

        return "Must be private, members, unlisted or public.";
    }

    private static string? Contact(JsonElement value, Profile profile)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            (profile.ContactEmailVisible, profile.ContactEmail, profile.ContactPhone, profile.ContactLinkedinUrl, profile.ContactOther) = (false, "", "", "", "");
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return "Must be an object.";
        }

        foreach (var field in value.EnumerateObject())
        {
            var error = field.Name switch
            {
                "email_visible" => Flag(field.Value, flag => profile.ContactEmailVisible = flag),
                "email" => Text(field.Value, Line, text => profile.ContactEmail = text) ?? Wrong(IsEmail(profile.ContactEmail), "Must be an e-mail address."),
                "phone" => Text(field.Value, Line, text => profile.ContactPhone = text),
                "linkedin_url" => Text(field.Value, Line, text => profile.ContactLinkedinUrl = text) ?? Wrong(IsWebAddress(profile.ContactLinkedinUrl), "Must be a web address that begins with https://."),
                "other" => Text(field.Value, Line, text => profile.ContactOther = text),
                _ => "This field is not known.",
            };
            if (error is not null)
            {
                return $"{field.Name}: {error}";
            }
        }

        return null;
    }

    // What was rewritten is the text before.
    private static void Describe(Profile profile, string text) =>
        (profile.EnhancedBiography, profile.Biography) = (text == profile.Biography ? profile.EnhancedBiography : "", text);

    private static string? Wrong(bool isRight, string error) => isRight ? null : error;

    private static bool IsEmail(string text) => text.Length == 0 || (MailAddress.TryCreate(text, out var address) && address.Address == text);

    // It becomes a link: nothing but the web may stand behind it.
    private static bool IsWebAddress(string text) =>
        text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp));

    private static string? NewSlug(JsonElement value, Profile profile)
    {
        if (value.ValueKind != JsonValueKind.String || !Slug.IsValid(value.GetString()!))
        {
            return "Must be 2 to 60 lower-case letters, digits and hyphens, and not a reserved word.";
        }

        profile.Slug = value.GetString()!;
        return null;
    }

    private static string? Unchanged(JsonElement value, string current) =>
        string.Equals(value.ToString(), current, StringComparison.OrdinalIgnoreCase) ? null : "This field cannot be changed here.";
}
