namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Writes lines in reading order as text: wrapped lines joined, blocks apart.</summary>
internal sealed class Paragraphs(CanonicalTextBuilder text, Func<string, bool> isKnownWord)
{
    private string? _open;
    private PdfLine? _last;

    /// <summary>Writes the lines of one page.</summary>
    public void Add(IReadOnlyList<PdfLine> lines)
    {
        text.StartPage();
        var spacing = new LineSpacing(lines);
        PdfLine? first = null;
        foreach (var line in lines)
        {
            var words = LineText.Of(line);
            if (_open is not null && Wrapping.GoesOn(first!, _last!, line, spacing))
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
                first = line;
            }

            _last = line;
        }

        Close();
        text.EndBlock();
        _last = null;
    }

    private void Close()
    {
        if (_open is not null)
        {
            text.AddLine(_open);
            _open = null;
        }
    }

    private static bool IsApart(PdfLine line, PdfLine next, LineSpacing spacing)
    {
        var (before, after) = (line.Parts[0], next.Parts[0]);
        return LineSpacing.Between(line, next) > spacing.Usual + (0.35 * Math.Min(after.Height, before.Height)) || after.Middle < before.Middle;
    }
}
