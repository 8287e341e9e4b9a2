using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>Reads HTML as a browser does that sets it inside of an element.</summary>
internal static class HtmlFragment
{
    /// <summary>The nodes of <paramref name="html"/>. Nothing is loaded and nothing runs.</summary>
    public static INodeList Parse(string html)
    {
        var parser = new HtmlParser();
        return parser.ParseFragment(html, parser.ParseDocument("").Body!);
    }
}
