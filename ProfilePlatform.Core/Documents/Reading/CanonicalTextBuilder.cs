using System.Text;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>
/// Collects lines into a <see cref="CanonicalText"/>: each line normalised, blocks separated by exactly one empty line, within the size limit.
/// A tab stands between parts that are side by side on one line, for example a title and its dates.
/// </summary>
internal sealed class CanonicalTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _pageStarts = [];
    private bool _gap;
    private int _pagesToOpen;

    /// <summary>Begins a page: its first character is that of the next line.</summary>
    public void StartPage() => _pagesToOpen++;

    /// <summary>Ends a block; several in a row count once.</summary>
    public void EndBlock() => _gap = true;

    /// <summary>Adds one line; an empty one ends the block.</summary>
    /// <exception cref="DocumentRefusedException">The text has become too long.</exception>
    public void AddLine(string line)
    {
        var clean = Tidy(Glyphs.Normalise(line));
        if (clean.Length == 0)
        {
            EndBlock();
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append(_gap ? "\n\n" : "\n");
        }

        _gap = false;
        OpenPages();
        _text.Append(clean);
        if (_text.Length > ReadLimits.Characters)
        {
            throw new DocumentRefusedException(DocumentRefusal.TooComplex);
        }
    }

    /// <summary>The text so far.</summary>
    /// <exception cref="DocumentRefusedException">There is none.</exception>
    public CanonicalText Build()
    {
        if (!Any(_text))
        {
            throw new DocumentRefusedException(DocumentRefusal.Empty);
        }

        _text.Append('\n');
        OpenPages();
        return new CanonicalText(_text.ToString(), _pageStarts.Count == 0 ? [0] : _pageStarts.ToArray());
    }

    private void OpenPages()
    {
        for (; _pagesToOpen > 0; _pagesToOpen--)
        {
            _pageStarts.Add(_pageStarts.Count == 0 ? 0 : _text.Length);
        }
    }

    private static bool Any(StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
        {
            foreach (var character in chunk.Span)
            {
                if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>One space between words, one tab between parts, nothing at the ends; the list marker in its one form.</summary>
    private static string Tidy(string line)
    {
        var tidy = new StringBuilder(line.Length);
        var pending = '\0';
        foreach (var character in line)
        {
            if (character is ' ' or '\t')
            {
                pending = character == '\t' || pending == '\t' ? '\t' : ' ';
                continue;
            }

            if (pending != '\0' && tidy.Length > 0)
            {
                tidy.Append(pending);
            }

            pending = '\0';
            tidy.Append(character);
        }

        if (tidy.Length > 1 && Glyphs.IsBullet(tidy[0]))
        {
            tidy[0] = Glyphs.Bullet[0];
            if (tidy[1] is '\t')
            {
                tidy[1] = ' ';
            }
            else if (tidy[1] is not ' ')
            {
                tidy.Insert(1, ' ');
            }
        }

        return tidy.Length == 1 && Glyphs.IsBullet(tidy[0]) ? "" : tidy.ToString();
    }
}
