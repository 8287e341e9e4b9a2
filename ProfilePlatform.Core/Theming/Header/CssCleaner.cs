using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>
/// Writes anew what of some CSS is on the list. The library parses; what it read is written in so few characters that a browser cannot read it in another way.
/// </summary>
internal sealed class CssCleaner(DroppedParts dropped, bool forDisplay)
{
    private const int DeepestNesting = 12;
    private const string Unreadable = "It cannot be read.";

    /// <summary>A style sheet, one rule a line.</summary>
    public string Sheet(string css)
    {
        if (css.Length == 0 || Read(css, "The CSS", parser => parser.ParseStyleSheet(css).Rules.ToList()) is not { } rules)
        {
            return "";
        }

        var lines = new List<string>();
        foreach (var rule in rules)
        {
            switch (rule)
            {
                case ICssStyleRule style when Rule(style, $".{HeaderSanitiser.Scope}") is { } written:
                    lines.Add(written);
                    break;
                case ICssMediaRule media:
                    lines.AddRange(Media(media));
                    break;
                case ICssStyleRule:
                    break;
                default:
                    Drop(rule);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The declarations of one element's own style.</summary>
    public string Declarations(string css) => Read<ICssStyleDeclaration>(css, $"style=\"{css}\"", parser => parser.ParseDeclaration(css)) is { } style ? Written(style) : "";

    private T? Read<T>(string css, string what, Func<CssParser, T?> read)
        where T : class
    {
        if (Nesting(css) > DeepestNesting)
        {
            dropped.Add(what, "Its brackets stand too deep within each other.");
            return null;
        }

        try
        {
            return read(new CssParser(new CssParserOptions
            {
                IsIncludingUnknownDeclarations = true, IsIncludingUnknownRules = true, IsToleratingInvalidSelectors = true,
                MaxNestingDepth = DeepestNesting, MaxValueNestingDepth = DeepestNesting,
            }));
        }
#pragma warning disable CA1031 // A text that the library stumbles over is the owner's fault or the library's, never a reason to show it.
        catch (Exception)
#pragma warning restore CA1031
        {
            dropped.Add(what, Unreadable);
            return null;
        }
    }

    private List<string> Media(ICssMediaRule media)
    {
        if (!CssRules.IsAllowedMedia(media.ConditionText))
        {
            dropped.Add($"@media {media.ConditionText}", "Only the width of the window, its colour scheme, screen and print can be asked for.");
            return [];
        }

        // The page's own switch decides what is dark, not only the system's.
        var scheme = CssRules.SchemeOf(media.ConditionText);
        var scope = scheme is null || !forDisplay ? $".{HeaderSanitiser.Scope}" : $":root[data-theme=\"{scheme}\"] .{HeaderSanitiser.Scope}";
        var inner = new List<string>();
        foreach (var rule in media.Rules)
        {
            if (rule is not ICssStyleRule style)
            {
                Drop(rule);
            }
            else if (Rule(style, scope) is { } written)
            {
                inner.Add(written);
            }
        }

        return inner.Count == 0 ? [] : scheme is not null && forDisplay ? inner : [$"@media {media.ConditionText} {{", .. inner.Select(line => "  " + line), "}"];
    }

    private string? Rule(ICssStyleRule rule, string scope)
    {
        var selectors = new List<string>();
        foreach (var selector in rule.SelectorText.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (CssRules.Selector(selector, forDisplay) is { } written)
            {
                selectors.Add(forDisplay ? $"{scope} {written}" : written);
            }
            else
            {
                dropped.Add(selector, "A selector names elements, classes and simple states inside of the header.");
            }
        }

        if (rule.Rules.Length > 0)
        {
            dropped.Add($"{rule.SelectorText} {{ {{ }} }}", "Rules do not stand within rules here.");
        }

        return selectors.Count > 0 && Written(rule.Style) is { Length: > 0 } declarations ? $"{string.Join(", ", selectors)} {{ {declarations} }}" : null;
    }

    private string Written(ICssStyleDeclaration style)
    {
        foreach (var property in style.ToList())
        {
            if (property.Value.Length == 0 || CssRules.WhyNot(property.Name, property.Value) is { } why && Note(property, why))
            {
                style.RemoveProperty(property.Name);
            }
            else if (property.IsImportant)
            {
                dropped.Add($"{property.Name}: {property.Value} !important", "Nothing outranks the page; the rest of it is kept.");
            }
        }

        var kept = new List<string>();
        foreach (var (name, value) in CssRules.Declarations(style.CssText))
        {
            if (CssRules.WhyNot(name, value) is not { } why)
            {
                kept.Add($"{name}: {value}");
            }
            else if (value.Length > 0)
            {
                dropped.Add($"{name}: {value}", why);
            }
        }

        return string.Join("; ", kept);
    }

    private bool Note(ICssProperty property, string why)
    {
        dropped.Add($"{property.Name}: {property.Value}", why);
        return true;
    }

    private void Drop(ICssRule rule) => dropped.Add(CssRules.NameOf(rule), CssRules.WhyNot(rule));

    // Also counts brackets in strings: who writes a dozen of those into one has bad luck.
    private static int Nesting(string css)
    {
        var (deepest, depth) = (0, 0);
        foreach (var character in css)
        {
            depth = character switch { '{' or '(' or '[' => depth + 1, '}' or ')' or ']' => Math.Max(0, depth - 1), _ => depth };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
