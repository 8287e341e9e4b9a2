using System.Text.Json;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Core.Theming;

/// <summary>The look of a profile as it is sent: the API's shape, checked field by field. What an answer adds to it may be sent back and is not heeded.</summary>
public static class AppearanceBody
{
    private static readonly string[] Known = ["header_html", "css", "slides", "theme", "dropped"];

    /// <summary>The draft of <paramref name="json"/>, which must be an object, and what is wrong by path.</summary>
    public static (AppearanceDraft? Draft, IReadOnlyDictionary<string, string[]> Errors) Read(JsonElement json)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        try
        {
            return (ReadFields(json, errors), errors);
        }
        catch (InvalidOperationException)
        {
            // JSON is decoded only when it is read: a name holds half a surrogate pair.
            errors["(unreadable)"] = ["Is not valid Unicode text."];
            return (null, errors);
        }
    }

    private static AppearanceDraft? ReadFields(JsonElement json, Dictionary<string, string[]> errors)
    {
        foreach (var field in json.EnumerateObject().Where(field => !Known.Contains(field.Name)))
        {
            errors[field.Name] = ["This field is not known."];
        }

        var fields = new JsonFields(json, "", errors);
        var draft = new AppearanceDraft(
            fields.Prose("header_html", int.MaxValue), fields.Prose("css", int.MaxValue),
            Has(json, "slides") ? [.. fields.Objects("slides", SlideRules.Most).Select(ReadSlide)] : null,
            Has(json, "theme") ? ReadTheme(fields.Object("theme")) : null);
        return errors.Count == 0 ? draft : null;
    }

    private static Slide ReadSlide(JsonFields fields)
    {
        var slide = SlideRules.Clean(new Slide(
            fields.OneOf("kind", Slide.Kinds, Slide.Standard), fields.Line("title", int.MaxValue), fields.Prose("body", int.MaxValue),
            fields.Line("attribution", int.MaxValue), fields.Line("link", int.MaxValue)));
        fields.End();
        foreach (var (field, fault) in SlideRules.Faults(slide))
        {
            fields.Wrong(field, fault);
        }

        return slide;
    }

    private static ThemeColours? ReadTheme(JsonFields fields)
    {
        string[] names = ["background", "title", "body", "navigation"];
        var colours = new string[names.Length];
        for (var at = 0; at < names.Length; at++)
        {
            colours[at] = fields.Line(names[at]);
            if (!Colour.TryRead(colours[at], out _))
            {
                fields.Wrong(names[at], "Must be a colour as #rrggbb.");
            }
        }

        fields.Skip("ratios");
        fields.Skip("corrected");
        fields.End();
        return ThemeColours.Read(colours[0], colours[1], colours[2], colours[3]);
    }

    private static bool Has(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
