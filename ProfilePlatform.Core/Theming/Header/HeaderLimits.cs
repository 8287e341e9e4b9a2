using System.Text;
using AngleSharp.Dom;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>How much an owner's header may hold.</summary>
public static class HeaderLimits
{
    /// <summary>Most bytes of HTML, in UTF-8.</summary>
    public const int HtmlBytes = 32 * 1024;

    /// <summary>Most bytes of CSS, in UTF-8.</summary>
    public const int CssBytes = 16 * 1024;

    /// <summary>Most elements within each other.</summary>
    public const int Depth = 256;

    /// <summary>Why the two cannot be taken; null where they can.</summary>
    public static HeaderRefusal? Refuses(string html, string css) => html switch
    {
        _ when Encoding.UTF8.GetByteCount(html) > HtmlBytes => new("header-too-large", "header_html", "The header must not be larger than 32 KB."),
        _ when Encoding.UTF8.GetByteCount(css) > CssBytes => new("css-too-large", "css", "The CSS must not be larger than 16 KB."),
        _ when IsTooDeep(HtmlFragment.Parse(html)) => new("header-too-deep", "header_html", "The header's elements stand more than 256 deep within each other."),
        _ => null,
    };

    // Without recursion: what is to be refused must not be able to exhaust the stack first.
    internal static bool IsTooDeep(INodeList nodes)
    {
        var open = new Stack<(INode Node, int Depth)>(nodes.Select(node => (node, 1)));
        while (open.TryPop(out var next))
        {
            if (next.Depth > Depth && next.Node is IElement)
            {
                return true;
            }

            foreach (var child in next.Node.ChildNodes)
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return false;
    }
}

/// <summary>A header that is too large.</summary>
/// <param name="Code">As the problem's type ends.</param>
/// <param name="Field">The field of the API.</param>
/// <param name="Message">What to tell its owner.</param>
public sealed record HeaderRefusal(string Code, string Field, string Message);
