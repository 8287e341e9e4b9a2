using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Theming.Header;

namespace ProfilePlatform.Core.Theming.Slides;

/// <summary>What slides may hold.</summary>
public static class SlideRules
{
    /// <summary>Most slides of a carousel.</summary>
    public const int Most = 5;

    /// <summary>Most characters of a title.</summary>
    public const int LongestTitle = 80;

    /// <summary>Most characters of a text.</summary>
    public const int LongestBody = 400;

    /// <summary>Most characters of a name under a quote.</summary>
    public const int LongestAttribution = 120;

    /// <summary>The slide without what cannot be seen; empty texts that may be missing are.</summary>
    public static Slide Clean(Slide slide) => new(
        slide.Kind, ProfileText.Line(slide.Title), ProfileText.Clean(slide.Body), slide.IsQuote ? OrNull(ProfileText.Line(slide.Attribution ?? "")) : null,
        OrNull((slide.Link ?? "").Trim()));

    /// <summary>What is wrong with a clean slide, by the API's field; empty where nothing is.</summary>
    public static IReadOnlyDictionary<string, string> Faults(Slide slide)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        Check(faults, "kind", Slide.Kinds.Contains(slide.Kind), "Must be standard or quote.");
        Check(faults, "title", slide.IsQuote || slide.Title.Length > 0, "A slide needs a title.");
        Check(faults, "title", slide.Title.Length <= LongestTitle, $"Must not be longer than {LongestTitle} characters.");
        Check(faults, "body", !slide.IsQuote || slide.Body.Length > 0, "A quote needs its words.");
        Check(faults, "body", slide.Body.Length <= LongestBody, $"Must not be longer than {LongestBody} characters.");
        Check(faults, "attribution", (slide.Attribution ?? "").Length <= LongestAttribution, $"Must not be longer than {LongestAttribution} characters.");
        Check(faults, "link", slide.Link is null || LinkRules.IsAllowed(slide.Link, ownPages: false), "Must begin with https://, http:// or mailto: and be a whole address.");
        return faults;
    }

    private static void Check(Dictionary<string, string> faults, string field, bool holds, string fault)
    {
        if (!holds)
        {
            faults.TryAdd(field, fault);
        }
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;
}
