using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>The list: which elements and attributes a header may have.</summary>
internal static partial class HtmlRules
{
    private const int LongestText = 200;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "div", "section", "article", "aside", "p", "span", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "small", "sub", "sup", "br", "hr", "ul", "ol", "li",
        "dl", "dt", "dd", "blockquote", "q", "cite", "figure", "figcaption", "code", "pre", "kbd", "abbr", "mark", "time", "a", "img", "table", "caption", "thead", "tbody", "tfoot",
        "tr", "th", "td",
    };

    // What they hold is no text for readers.
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "audio", "video", "canvas", "map", "area", "textarea", "select",
        "option", "button", "input", "title", "xmp", "plaintext", "noembed", "noframes", "link", "meta", "base", "head", "portal", "slot", "dialog", "marquee", "param", "source", "track",
    };

    /// <summary>True where nothing of an element is kept.</summary>
    public static bool GoesWhole(string element) => Whole.Contains(element);

    /// <summary>Why not.</summary>
    public static string WhyWhole(string element) => element switch
    {
        "script" or "noscript" or "template" => "Scripts do not run here.",
        "style" or "link" => "CSS has a box of its own.",
        "textarea" or "select" or "option" or "button" or "input" => "The page's own question box must stay the only one.",
        _ => "This element could run something, load something or cover the page.",
    };

    /// <summary>The element as it is written; null where only its text is kept.</summary>
    public static string? Written(string element) => element == "h1" ? "h2" : Elements.Contains(element) ? element : null;

    /// <summary>True where <paramref name="element"/> may stand in a selector.</summary>
    public static bool IsElement(string element) => Elements.Contains(element);

    /// <summary>True for elements without an end.</summary>
    public static bool IsVoid(string element) => element is "br" or "hr" or "img";

    /// <summary>The attribute's value as it is written; null where it is not kept.</summary>
    public static string? Attribute(string element, string name, string value, bool forDisplay) => (element, name) switch
    {
        (_, "class") => Classes(value, forDisplay),
        (_, "title") or ("img", "alt") => value.Length <= LongestText ? value : null,
        (_, "lang") => Language().IsMatch(value) ? value : null,
        (_, "dir") => value is "ltr" or "rtl" or "auto" ? value : null,
        ("a", "href") => LinkRules.IsAllowed(value.Trim(), ownPages: true) ? value.Trim() : null,
        ("img", "src") => Picture().IsMatch(value.Trim()) ? value.Trim() : null,
        ("img", "width" or "height") or ("td" or "th", "colspan" or "rowspan") or ("ol", "start") => SmallNumber().IsMatch(value) ? value : null,
        ("time", "datetime") => Instant().IsMatch(value) ? value : null,
        _ => null,
    };

    /// <summary>True for what we add to a link ourselves, so that nobody need hear that it is replaced.</summary>
    public static bool IsWrittenByUs(string element, string attribute) => element == "a" && attribute is "rel" or "target";

    /// <summary>Why an attribute is not kept.</summary>
    public static string WhyNot(string name) => name switch
    {
        "href" => "Links lead to http, https, mailto or a page of this site.",
        "src" => "Pictures are written into the header as data: PNG, JPEG, GIF or WebP in base64.",
        "id" or "name" => "Ids and names belong to the page.",
        _ when name.StartsWith("on", StringComparison.Ordinal) => "Scripts do not run here.",
        _ => "This attribute or its value is not on the list.",
    };

    private static string? Classes(string value, bool forDisplay)
    {
        var names = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => ClassName().IsMatch(name)).Distinct(StringComparer.Ordinal);
        return string.Join(' ', names.Select(name => forDisplay ? Own(name) : name)) is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>A class under a name that no class of the page has.</summary>
    public static string Own(string name) => "look--" + name;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex ClassName();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex Language();

    [GeneratedRegex("^([1-9][0-9]{0,3})$", RegexOptions.NonBacktracking)]
    private static partial Regex SmallNumber();

    [GeneratedRegex("^[0-9TZ:+. -]{4,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^(data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}|/api/profiles/[a-z0-9-]{1,80}/photo)$", RegexOptions.NonBacktracking)]
    private static partial Regex Picture();
}
