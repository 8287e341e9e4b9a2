using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>The list: which selectors, properties and values a header's CSS may have, in the form in which the library writes them.</summary>
internal static partial class CssRules
{
    private static readonly string[] Families =
    [
        "background", "border", "margin", "padding", "font", "text", "flex", "grid", "align", "justify", "place", "column", "outline", "list-style",
    ];

    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "color", "line-height", "letter-spacing", "word-spacing", "white-space", "word-break", "overflow-wrap", "word-wrap", "hyphens", "box-shadow", "box-sizing", "width", "height", "min-width",
        "min-height", "max-width", "max-height", "aspect-ratio", "display", "order", "gap", "row-gap", "columns", "float", "clear", "vertical-align", "opacity", "content", "object-fit",
        "object-position", "caption-side", "table-layout", "direction", "tab-size", "visibility", "accent-color",
    };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "rgb", "rgba", "hsl", "hsla", "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient", "repeating-radial-gradient", "calc", "min", "max", "clamp", "minmax",
        "repeat", "fit-content", "var",
    };

    /// <summary>The selector as it is written; null where it is not kept.</summary>
    public static string? Selector(string selector, bool forDisplay)
    {
        if (!SelectorShape().IsMatch(selector) || SelectorPart().Matches(selector).Any(part => part.Groups["type"] is { Success: true, Value: var type } && !HtmlRules.IsElement(type)))
        {
            return null;
        }

        return forDisplay ? SelectorPart().Replace(selector, part => part.Groups["class"] is { Success: true, Value: var name } ? "." + HtmlRules.Own(name) : part.Value) : selector;
    }

    /// <summary>Why a declaration is not kept; null where it is.</summary>
    public static string? WhyNot(string name, string value) => name switch
    {
        "position" or "z-index" or "top" or "right" or "bottom" or "left" or "transform" or "translate" or "rotate" or "scale" or "overflow" or "inset" => "The header stays in its place.",
        _ when name.StartsWith("animation", StringComparison.Ordinal) || name.StartsWith("transition", StringComparison.Ordinal) => "Nothing moves in the header.",
        _ when !Properties.Contains(name) && !Families.Any(family => name == family || name.StartsWith(family + "-", StringComparison.Ordinal)) => "This property is not on the list.",
        _ when value.Contains("url(", StringComparison.OrdinalIgnoreCase) => "Nothing is loaded from elsewhere.",
        _ => IsPlain(name, value) ? null : "This value is not on the list.",
    };

    /// <summary>The declarations of a block that the library wrote, without the marks of importance; what cannot be told apart is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Declarations(string block) => Declaration().Matches(block).Select(match => (
        match.Groups["name"].Value,
        OpaqueColour().Replace(match.Groups["value"].Value.Trim(), colour => $"#{Hex(colour, 1)}{Hex(colour, 2)}{Hex(colour, 3)}")))
        // Where a part of a shorthand is left out, the library writes the parts that nobody wrote.
        .Where(declaration => declaration.Item2 is not ("" or "initial"));

    /// <summary>True where a condition of <c>@media</c> may be asked.</summary>
    public static bool IsAllowedMedia(string condition) => MediaShape().IsMatch(condition);

    /// <summary>"dark" or "light" where that is all that is asked for; else null.</summary>
    public static string? SchemeOf(string condition) => condition switch
    {
        "(prefers-color-scheme: dark)" => "dark",
        "(prefers-color-scheme: light)" => "light",
        _ => null,
    };

    /// <summary>A rule's kind, as its owner would call it.</summary>
    public static string NameOf(ICssRule rule) => rule.Type switch
    {
        CssRuleType.Import => "@import",
        CssRuleType.FontFace => "@font-face",
        CssRuleType.Keyframes or CssRuleType.Keyframe => "@keyframes",
        CssRuleType.Page => "@page",
        CssRuleType.Namespace => "@namespace",
        CssRuleType.Supports => "@supports",
        CssRuleType.Charset => "@charset",
        CssRuleType.Media => "@media within @media",
        _ => "@" + rule.Type.ToString().ToLowerInvariant(),
    };

    /// <summary>Why a rule of its kind is not kept.</summary>
    public static string WhyNot(ICssRule rule) => rule.Type switch
    {
        CssRuleType.Import or CssRuleType.FontFace or CssRuleType.Namespace => "Nothing is loaded from elsewhere.",
        CssRuleType.Keyframes or CssRuleType.Keyframe => "Nothing moves in the header.",
        _ => "Only plain rules and @media are kept.",
    };

    private static bool IsPlain(string name, string value)
    {
        var rest = name is "content" or "font-family" or "font" ? QuotedText().Replace(value, "") : value;
        return PlainValue().IsMatch(rest) && !rest.Contains("/*", StringComparison.Ordinal) && !rest.Contains("*/", StringComparison.Ordinal)
            && Function().Matches(rest).All(function => Functions.Contains(function.Groups[1].Value))
            && Variable().Count(rest) == VariableUse().Count(rest)
            && rest.Count(character => character == '(') == rest.Count(character => character == ')');
    }

    private static string Hex(Match colour, int part) =>
        byte.TryParse(colour.Groups[part].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value.ToString("x2", CultureInfo.InvariantCulture) : "00";

    private const string Simple =
        @"(\.[A-Za-z][A-Za-z0-9_-]*|:(hover|focus|focus-within|focus-visible|active|link|first-child|last-child|only-child|first-of-type|last-of-type|empty|"
        + @"nth-(child|last-child|of-type|last-of-type)\((odd|even|[-+0-9n ]{1,12})\)))";

    private const string Compound = @"(([a-z][a-z0-9]*|\*)" + Simple + "*|" + Simple + @"+)(::(before|after|first-line|first-letter|marker))?";

    [GeneratedRegex("^" + Compound + @"( ?[ >+~] ?" + Compound + ")*$", RegexOptions.NonBacktracking)]
    private static partial Regex SelectorShape();

    [GeneratedRegex(@"\.(?<class>[A-Za-z][A-Za-z0-9_-]*)|::?[a-z-]+(\([^)]*\))?|(?<type>[a-z][a-z0-9]*)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex SelectorPart();

    [GeneratedRegex(@"(^|;)\s*(?<name>[a-z-]+)\s*:(?<value>([^;""]|""[^""]*"")*?)(\s*!\s*important)?\s*(?=;|$)", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"rgba\((\d{1,3}), (\d{1,3}), (\d{1,3}), 1\)", RegexOptions.None, 500)]
    private static partial Regex OpaqueColour();

    [GeneratedRegex(@"^((only )?(screen|print)|((only )?screen and )?\((min-width|max-width): [0-9.]{1,7}(px|em|rem)\)( and \((min-width|max-width): [0-9.]{1,7}(px|em|rem)\))?|\(prefers-color-scheme: (dark|light)\))$", RegexOptions.NonBacktracking)]
    private static partial Regex MediaShape();

    [GeneratedRegex(@"""[^""\\<>{}\p{C}]*""", RegexOptions.NonBacktracking)]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"^[A-Za-z0-9 .,%#/+*()_-]{0,600}$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainValue();

    // What stands before a bracket; a bracket of its own stands inside of a calculation.
    [GeneratedRegex(@"([A-Za-z_-][A-Za-z0-9_-]*)\(", RegexOptions.None, 500)]
    private static partial Regex Function();

    [GeneratedRegex(@"var\(--(ink|quiet|paper|sheet|well|line|line-strong|accent|accent-strong|accent-wash|on-accent|serif|sans|mono)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex(@"var\(", RegexOptions.NonBacktracking)]
    private static partial Regex VariableUse();
}
