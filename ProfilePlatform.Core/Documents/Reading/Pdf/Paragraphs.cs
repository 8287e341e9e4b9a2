namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>Writes lines in reading order as text: wrapped lines joined, blocks apart.</summary>
internal sealed class Paragraphs(CanonicalTextBuilder text, Func<string, bool> isKnownWord)
{
    private string? _open;
    private PdfLine? _last;
    private double _indent;

    /// <summary>Writes the lines of one page.</summary>
    public void Add(IReadOnlyList<PdfLine> lines)
    {
        text.StartPage();
        var pitch = UsualGap(lines);
        foreach (var line in lines)
        {
            var words = LineText.Of(line);
            if (_open is not null && GoesOn(line, pitch))
            {
                _open = Hyphenation.Join(_open, words, isKnownWord);
            }
            else
            {
                Close();
                if (_last is not null && IsApart(line, pitch))
                {
                    text.EndBlock();
                }

                _open = words;
                _indent = line.Parts[0].Left;
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

    /// <summary>
    /// A line goes on when the first word of the next one would not have fitted on it any more: an earlier end was the writer's own.
    /// </summary>
    private bool GoesOn(PdfLine line, double pitch)
    {
        var (before, next) = (_last!.Parts[^1], line.Parts[0]);
        if (_last.Column != line.Column || _last.Parts.Count > 1 || line.Parts.Count > 1 || next.Notes.Count > 0 || next.IsItem
            || before.Notes.Count > 0 || next.Top - before.Bottom > pitch + (0.35 * next.Height) || next.Middle <= before.Middle
            || Math.Abs(before.Height - next.Height) > 0.15 * next.Height)
        {
            return false;
        }

        if (before.Text[^1] == '\u00AD')
        {
            return true;
        }

        var isHanging = _last.Parts[0].IsItem || _indent < next.Left;
        var sameEdge = isHanging ? next.Left >= _indent - 1 && next.Left - _indent < 4 * next.Height : Math.Abs(next.Left - _indent) < 2 || (_indent > next.Left && _indent - next.Left < 3 * next.Height);
        var room = _last.Column.Right - before.Right;
        return sameEdge && room < next.FirstWordWidth + (0.2 * next.Height);
    }

    private bool IsApart(PdfLine line, double pitch)
    {
        var (before, next) = (_last!.Parts[0], line.Parts[0]);
        return next.Top - before.Bottom > pitch + (0.35 * Math.Min(next.Height, before.Height)) || next.Middle < before.Middle;
    }

    private static double UsualGap(IReadOnlyList<PdfLine> lines)
    {
        var gaps = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.Column == pair.Second.Column)
            .Select(pair => pair.Second.Parts[0].Top - pair.First.Parts[0].Bottom)
            .Where(gap => gap > -20)
            .Order()
            .ToList();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 3];
    }
}
