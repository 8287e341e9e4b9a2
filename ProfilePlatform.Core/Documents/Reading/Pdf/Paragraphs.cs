namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Writes lines in reading order as text: wrapped lines joined, blocks apart.</summary>
internal sealed class Paragraphs(CanonicalTextBuilder text, Func<string, bool> isKnownWord)
{
    private string? _open;
    private PdfLine? _first;
    private PdfLine? _last;
    private bool _turnsPage;

    /// <summary>Writes the lines of one page; a paragraph that goes on from the page before belongs to that page.</summary>
    public void Add(IReadOnlyList<PdfLine> lines)
    {
        if (_open is not null && !(lines.Count > 0 && Wrapping.GoesOnOverPage(_last!, lines[0])))
        {
            End();
        }

        _turnsPage = _open is not null;
        if (!_turnsPage)
        {
            text.StartPage();
        }

        var spacing = new LineSpacing(lines);
        foreach (var line in lines)
        {
            Add(line, spacing);
        }
    }

    /// <summary>Writes what is still open.</summary>
    public void End()
    {
        Close();
        text.EndBlock();
        _last = null;
    }

    private void Add(PdfLine line, LineSpacing spacing)
    {
        var words = LineText.Of(line);
        var isFirstOfPage = _turnsPage && _open is not null && line.Parts[0].Middle < _last!.Parts[0].Middle;
        if (_open is not null && (isFirstOfPage || Wrapping.GoesOn(_first!, _last!, line, spacing)))
        {
            _open = Hyphenation.Join(_open, words, isKnownWord);
        }
        else
        {
            Close();
            if (_last is not null && IsApart(_last, line, spacing))
            {
                text.EndBlock();
            }

            _open = words;
        }

        _first = _open == words || isFirstOfPage ? line : _first;
        _last = line;
    }

    private void Close()
    {
        if (_open is not null)
        {
            text.AddLine(_open);
            _open = null;
        }

        if (_turnsPage)
        {
            text.StartPage();
            _turnsPage = false;
        }
    }

    private static bool IsApart(PdfLine line, PdfLine next, LineSpacing spacing)
    {
        var (before, after) = (line.Parts[0], next.Parts[0]);
        return LineSpacing.Between(line, next) > spacing.Usual + (0.35 * Math.Min(after.Height, before.Height)) || after.Middle < before.Middle;
    }
}
