using System.Globalization;
using System.Text;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Names in addresses: 2 to 60 lower-case letters a–z, digits and single hyphens.</summary>
public static class Slug
{
    private const int MaxLength = 60;

    // First path segments of the site and words that would mislead.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "account", "admin", "api", "app", "auth", "chat", "docs", "embed", "explore", "healthz", "help", "login", "logout", "matches", "me", "new",
        "owner", "p", "people", "platform", "profile", "profiles", "readyz", "register", "root", "search", "settings", "static", "support",
        "system", "www",
    };

    /// <summary>True when <paramref name="slug"/> is well formed and not reserved.</summary>
    public static bool IsValid(string slug) => Problem(slug) is null;

    /// <summary>Why <paramref name="slug"/> cannot be taken, in words for whoever wrote it; null where nothing is wrong with it.</summary>
    public static string? Problem(string slug) =>
        slug.Length < 2 ? "At least two characters."
        : slug.Length > MaxLength ? $"At most {MaxLength} characters."
        : !slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? "Only small letters a to z, digits and hyphens."
        : slug[0] == '-' || slug[^1] == '-' || slug.Contains("--", StringComparison.Ordinal) ? "Hyphens stand alone, between letters or digits."
        : Reserved.Contains(slug) ? $"The site itself uses “{slug}”. Add something to it."
        : null;

    /// <summary>A valid slug made from a name: accents dropped, everything else to hyphens; "profile" where nothing is left.</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in WellFormed.Of(name).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                slug.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var made = slug.ToString(0, Math.Min(slug.Length, MaxLength - 5)).Trim('-');
        return IsValid(made) ? made : $"profile-{made}".Trim('-') is var longer && IsValid(longer) ? longer : "a-profile";
    }

    /// <summary>The first of <paramref name="slug"/>, slug-2, slug-3, … that is not in <paramref name="taken"/>.</summary>
    public static string FirstFree(string slug, IReadOnlySet<string> taken)
    {
        var free = slug;
        for (var n = 2; taken.Contains(free); n++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        }

        return free;
    }
}
