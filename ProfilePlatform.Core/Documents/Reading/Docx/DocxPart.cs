using System.Globalization;
using System.Xml;

namespace ProfilePlatform.Core.Documents.Reading.Docx;

/// <summary>
/// Reads one part (body, header, notes) to lines with an own stack instead of recursion. Tracked changes are taken as accepted, hidden text as
/// absent, and of alternatives for old and new versions of Word only the first is read.
/// </summary>
internal sealed class DocxPart(XmlReader xml, DocxStyles styles, DocxNumbering numbering)
{
    private readonly Stack<List<string>> _targets = new([[]]);
    private readonly Stack<DocxParagraph> _paragraphs = new();
    private readonly Stack<List<List<string>>> _rows = new();
    private readonly Stack<bool> _alternatives = new();
    private readonly HashSet<List<List<string>>> _deletedRows = new(ReferenceEqualityComparer.Instance);
    private DocxParagraph? _unfinished;
    private bool _isHidden;
    private bool _isText;

    /// <summary>The part's lines; an empty one ends a block.</summary>
    public List<string> Read()
    {
        // Skipping an element leaves the reader on the next node, which must not be read past.
        var isAhead = false;
        while (isAhead ? !xml.EOF : xml.Next())
        {
            isAhead = false;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when IsSkipped():
                    xml.Skip();
                    isAhead = true;
                    break;
                case XmlNodeType.Element:
                    var isEmpty = xml.IsEmptyElement;
                    Open();
                    if (isEmpty)
                    {
                        Close();
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close();
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when _isText && !_isHidden:
                    Append(xml.Value);
                    break;
            }
        }

        if (_unfinished is not null)
        {
            _unfinished.GoOn();
            CloseParagraph(_unfinished);
        }

        return _targets.Peek();
    }

    private bool IsSkipped() => xml.LocalName switch
    {
        "Fallback" => _alternatives.Count > 0 && _alternatives.Peek(),
        "Choice" => _alternatives.Count > 0 && _alternatives.Peek(),
        "del" or "moveFrom" or "rt" or "delText" or "instrText" or "pPrChange" or "rPrChange" or "sectPr" or "comment" => xml.IsWord(),
        "footnote" or "endnote" => xml.IsWord() && xml.Attribute("type") is not (null or "normal"),
        _ => false,
    };

    private void Open()
    {
        switch (xml.LocalName)
        {
            case "AlternateContent":
                _alternatives.Push(false);
                break;
            case "Choice" or "Fallback" when _alternatives.Count > 0:
                _alternatives.Pop();
                _alternatives.Push(true);
                break;
            case "t":
                _isText = true;
                break;
            case var name when xml.IsWord():
                OpenWord(name);
                break;
        }
    }

    private void OpenWord(string name)
    {
        switch (name)
        {
            case "p":
                _unfinished?.GoOn();
                _paragraphs.Push(_unfinished ?? new DocxParagraph());
                _unfinished = null;
                break;
            case "pPr" when _paragraphs.Count > 0 && !xml.IsEmptyElement:
                _paragraphs.Peek().ReadProperties(xml, styles, numbering);
                break;
            case "r":
                _isHidden = false;
                break;
            case "vanish":
                _isHidden = xml.IsOn();
                break;
            case "tab" or "ptab":
                Append("\t");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym":
                Append(Symbol(xml.Attribute("char")));
                break;
            case "txbxContent" or "tc":
                _targets.Push([]);
                break;
            case "tr":
                _rows.Push([]);
                break;
            case "trPr" when _rows.Count > 0 && !xml.IsEmptyElement && IsDeletedRow():
                _deletedRows.Add(_rows.Peek());
                break;
            case "tbl":
                AddLine("");
                break;
        }
    }

    private bool IsDeletedRow()
    {
        using var properties = xml.ReadSubtree();
        var isDeleted = false;
        while (properties.Next())
        {
            isDeleted |= properties is { NodeType: XmlNodeType.Element, LocalName: "del" };
        }

        return isDeleted;
    }

    private void Close()
    {
        switch (xml.LocalName)
        {
            case "AlternateContent" when _alternatives.Count > 0:
                _alternatives.Pop();
                break;
            case "t":
                _isText = false;
                break;
            case "p" when xml.IsWord() && _paragraphs.Count > 0:
                CloseParagraph(_paragraphs.Pop());
                break;
            case "txbxContent" when xml.IsWord() && _targets.Count > 1:
                var box = _targets.Pop();
                (_paragraphs.Count > 0 ? _paragraphs.Peek().Boxes : _targets.Peek()).AddRange([.. box, ""]);
                break;
            case "tc" when xml.IsWord() && _targets.Count > 1 && _rows.Count > 0:
                _rows.Peek().Add(_targets.Pop());
                break;
            case "tr" when xml.IsWord() && _rows.Count > 0:
                var row = _rows.Pop();
                _targets.Peek().AddRange(_deletedRows.Remove(row) ? [] : DocxRow.Lines(row));
                break;
            case "tbl" when xml.IsWord():
                AddLine("");
                break;
        }
    }

    private void CloseParagraph(DocxParagraph paragraph)
    {
        if (paragraph.GoesOn && paragraph.Boxes.Count == 0)
        {
            _unfinished = paragraph;
            return;
        }

        if (paragraph.IsHeading)
        {
            AddLine("");
        }

        var text = paragraph.Text.ToString().TrimEnd();
        foreach (var line in text.Split('\n'))
        {
            AddLine(line.Length > 0 && line == text.Split('\n')[0] ? paragraph.Marker + ListMarker.Plain(line) : ListMarker.Plain(line));
        }

        if (paragraph.Boxes.Count > 0)
        {
            AddLine("");
            _targets.Peek().AddRange(paragraph.Boxes);
        }
    }

    private void AddLine(string line) => _targets.Peek().Add(line);

    private void Append(string text)
    {
        if (_paragraphs.Count > 0 && !_isHidden)
        {
            _paragraphs.Peek().Text.Append(text);
        }
    }

    /// <summary>Symbol fonts: those that serve as bullets stay, others have no meaning as text.</summary>
    private static string Symbol(string? code) =>
        int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) && value <= char.MaxValue && Glyphs.IsBullet((char)value) ? "•" : "";
}
