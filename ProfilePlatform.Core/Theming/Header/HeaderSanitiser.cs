using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>
/// Makes an owner's HTML and CSS safe: only what is on a list stays, written anew. It happens when they are stored, and once more just before they are
/// shown, so that what an earlier list let through does not stay for ever.
/// </summary>
public static class HeaderSanitiser
{
    /// <summary>The class of the element that the header stands in; its CSS reaches nothing outside of it.</summary>
    public const string Scope = "look-header";

    // What is left after dropping may read differently: an element that stood between two others is gone. It settles at once, or is not taken.
    private const int Passes = 6;

    /// <summary>What is kept of <paramref name="html"/> and <paramref name="css"/>. Of its own result everything is kept.</summary>
    public static CleanHeader Clean(string html, string css)
    {
        var dropped = new DroppedParts();
        var cleanHtml = Settle(SeenText.Clean(html), text => new HtmlCleaner(dropped, forDisplay: false).Clean(text), dropped, "The HTML");
        var cleanCss = Settle(SeenText.Clean(css), text => new CssCleaner(dropped, forDisplay: false).Sheet(text), dropped, "The CSS");
        return new CleanHeader(cleanHtml, cleanCss, dropped.All);
    }

    /// <summary>
    /// The two as a page takes them: the CSS narrowed to <see cref="Scope"/>, classes under names that are not the page's, links that leave without the
    /// page's address.
    /// </summary>
    public static ShownHeader Show(string html, string css)
    {
        var clean = Clean(html, css);
        var none = new DroppedParts();
        return new ShownHeader(
            HeaderLimits.IsTooDeep(HtmlFragment.Parse(clean.Html)) ? "" : new HtmlCleaner(none, forDisplay: true).Clean(clean.Html),
            new CssCleaner(none, forDisplay: true).Sheet(clean.Css),
            clean.Dropped);
    }

    private static string Settle(string text, Func<string, string> clean, DroppedParts dropped, string what)
    {
        for (var pass = 0; pass < Passes && text.Length > 0; pass++)
        {
            var next = clean(text);
            if (next == text)
            {
                return text;
            }

            text = next;
        }

        if (text.Length > 0)
        {
            dropped.Add(what, "It cannot be read in one way only.");
        }

        return "";
    }
}

/// <summary>A header as it is stored.</summary>
/// <param name="Html">What is kept of the HTML.</param>
/// <param name="Css">What is kept of the CSS, with selectors as their owner wrote them.</param>
/// <param name="Dropped">What is not.</param>
public sealed record CleanHeader(string Html, string Css, IReadOnlyList<DroppedPart> Dropped);

/// <summary>A header as a page takes it.</summary>
/// <param name="Html">To stand in an element of the class <see cref="HeaderSanitiser.Scope"/>.</param>
/// <param name="Css">A style sheet.</param>
/// <param name="Dropped">What is left out.</param>
public sealed record ShownHeader(string Html, string Css, IReadOnlyList<DroppedPart> Dropped);
