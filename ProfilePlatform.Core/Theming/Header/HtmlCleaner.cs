using System.Text;
using AngleSharp.Dom;

namespace ProfilePlatform.Core.Theming.Header;

/// <summary>Writes anew what of some HTML is on the list. A cleaner serves one text.</summary>
internal sealed class HtmlCleaner(DroppedParts dropped, bool forDisplay)
{
    private readonly StringBuilder _html = new();

    /// <summary>What is kept of <paramref name="html"/>.</summary>
    public string Clean(string html)
    {
        var nodes = HtmlFragment.Parse(html);
        if (HeaderLimits.IsTooDeep(nodes))
        {
            dropped.Add("The HTML", "Its elements stand too deep within each other.");
            return "";
        }

        WriteAll(nodes);
        return _html.ToString().Trim();
    }

    private void WriteAll(INodeList nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IElement element:
                    Write(element);
                    break;
                case IText text:
                    _html.Append(Escape(text.Data));
                    break;
                default:
                    dropped.Add(node.NodeType == NodeType.Comment ? "<!-- -->" : node.NodeName, "Comments are not kept.");
                    break;
            }
        }
    }

    private void Write(IElement element)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || HtmlRules.GoesWhole(name))
        {
            dropped.Add($"<{name}>", HtmlRules.WhyWhole(name));
        }
        else if (HtmlRules.Written(name) is not { } written)
        {
            dropped.Add($"<{name}>", "This element is not on the list; its text is kept.");
            WriteAll(element.ChildNodes);
        }
        else if (name == "img" && HtmlRules.Attribute(name, "src", element.GetAttribute("src") ?? "", forDisplay) is null)
        {
            dropped.Add($"<img src=\"{element.GetAttribute("src")}\">", HtmlRules.WhyNot("src"));
        }
        else
        {
            if (written != name)
            {
                dropped.Add($"<{name}>", $"The page has a first heading already; it is shown as <{written}>.");
            }

            _html.Append('<').Append(written);
            WriteAttributes(element, written);
            _html.Append('>');
            if (!HtmlRules.IsVoid(written))
            {
                WriteAll(element.ChildNodes);
                _html.Append("</").Append(written).Append('>');
            }
        }
    }

    private void WriteAttributes(IElement element, string name)
    {
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            var value = attribute.Name == "style"
                ? new CssCleaner(dropped, forDisplay).Declarations(attribute.Value)
                : HtmlRules.Attribute(name, attribute.Name, attribute.Value, forDisplay);
            if (value is { Length: > 0 } || value is not null && attribute.Name == "alt")
            {
                Append(attribute.Name, value);
            }
            else if (attribute.Name != "style" && !HtmlRules.IsWrittenByUs(name, attribute.Name))
            {
                dropped.Add($"<{name} {attribute.Name}=\"{attribute.Value}\">", HtmlRules.WhyNot(attribute.Name));
            }
        }

        if (name == "img" && !element.HasAttribute("alt"))
        {
            Append("alt", "");
        }

        if (forDisplay && name == "a" && element.HasAttribute("href"))
        {
            Append("rel", "noopener noreferrer nofollow ugc");
            Append("target", "_blank");
        }
    }

    private void Append(string name, string value) => _html.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');

    // Also in attributes, where HTML would not ask for it: nothing that looks like a tag is left for anybody to misread.
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("`", "&#96;", StringComparison.Ordinal);
}
