using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Reads Markdown as text: headings and list items on their own lines, links by their words, no markup.</summary>
internal static partial class MarkdownReader
{
    /// <summary>A line that ends by itself before this length was meant as a line, though Markdown would join it.</summary>
    private const int ShortLine = 50;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseYamlFrontMatter().UseEmphasisExtras().UseTaskLists().Build();

    /// <summary>The document's text.</summary>
    public static CanonicalText Read(byte[] bytes)
    {
        var text = new CanonicalTextBuilder();
        text.StartPage();
        AddBlocks(Parse(TextEncoding.Decode(bytes)), text, "");
        return text.Build();
    }

    private static MarkdownDocument Parse(string source)
    {
        try
        {
            return Markdown.Parse(source, Pipeline);
        }
        catch (ArgumentException e)
        {
            // Markdig's own guard against deep nesting.
            throw new DocumentRefusedException(DocumentRefusal.TooComplex, e);
        }
    }

    private static void AddBlocks(ContainerBlock container, CanonicalTextBuilder text, string prefix)
    {
        foreach (var block in container)
        {
            AddBlock(block, text, prefix);
            // A list item's marker stands before its first line only.
            prefix = "";
        }
    }

    private static void AddBlock(Block block, CanonicalTextBuilder text, string prefix)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.EndBlock();
                AddLines(Words(heading.Inline), text, prefix);
                break;
            case ParagraphBlock paragraph:
                AddLines(Words(paragraph.Inline), text, prefix);
                EndUnlessInList(paragraph, text);
                break;
            case ListBlock list:
                AddList(list, text);
                break;
            case Table table:
                AddTable(table, text);
                break;
            case HtmlBlock html:
                AddLines(WithoutTags(html.Lines.ToString()), text, prefix);
                text.EndBlock();
                break;
            case LeafBlock { Lines.Count: > 0 } leaf:
                AddLines(leaf.Lines.ToString(), text, prefix);
                text.EndBlock();
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock inner:
                AddBlocks(inner, text, prefix);
                break;
        }
    }

    private static void AddList(ListBlock list, CanonicalTextBuilder text)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.Integer, CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            AddBlocks(item, text, list.IsOrdered ? $"{number++}. " : Glyphs.Bullet);
        }

        if (list.Parent is not ListItemBlock)
        {
            text.EndBlock();
        }
    }

    private static void AddTable(Table table, CanonicalTextBuilder text)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            var cells = row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(part => Words(part.Inline))));
            text.AddLine(string.Join('\t', cells.Select(cell => cell.Replace('\n', ' '))));
        }

        text.EndBlock();
    }

    private static void EndUnlessInList(ParagraphBlock paragraph, CanonicalTextBuilder text)
    {
        if (paragraph.Parent is not ListItemBlock)
        {
            text.EndBlock();
        }
    }

    private static void AddLines(string lines, CanonicalTextBuilder text, string prefix)
    {
        foreach (var line in lines.Split('\n'))
        {
            text.AddLine(prefix + line);
            prefix = "";
        }
    }

    private static string Words(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        if (inlines is not null)
        {
            AddInlines(inlines, words);
        }

        return words.ToString();
    }

    private static void AddInlines(ContainerInline container, StringBuilder words)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    words.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    words.Append(code.Content);
                    break;
                case AutolinkInline link:
                    words.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    words.Append('\n');
                    break;
                case LineBreakInline line:
                    words.Append(line.IsHard || LastLine(words) < ShortLine ? '\n' : ' ');
                    break;
                case ContainerInline inner:
                    AddInlines(inner, words);
                    break;
            }
        }
    }

    private static int LastLine(StringBuilder words)
    {
        var length = 0;
        while (length < words.Length && length < ShortLine && words[words.Length - 1 - length] != '\n')
        {
            length++;
        }

        return length;
    }

    private static string WithoutTags(string html) =>
        System.Net.WebUtility.HtmlDecode(Tag.Replace(Unshown.Replace(html, ""), " "));

    [GeneratedRegex(@"<!--.*?(-->|$)|<(script|style)\b.*?(</\2\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unshown { get; }

    [GeneratedRegex(@"<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag { get; }
}
