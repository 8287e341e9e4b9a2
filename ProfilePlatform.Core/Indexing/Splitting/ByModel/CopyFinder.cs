using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>Finds the texts of a model's reply in the window of the document that it was given. Each place is given away once.</summary>
internal sealed class CopyFinder
{
    // Short lines stand in many places ("Engineer", "2019 – 2021"): on their own they are looked for near the last one only.
    private const int ShortPart = 16;
    private const int Near = 200;

    // A hostile reply asks for what stands everywhere.
    private const int MostPlaces = 200;
    private const int MostTexts = 1_000;

    private readonly string _text;
    private readonly FoldedText _window;
    private readonly string _under;
    private readonly bool[] _given;
    private readonly List<LabelledSpan> _found = [];
    private int _cursor;
    private int _texts;

    public CopyFinder(string text, SplitWindow window)
    {
        _text = text;
        _window = FoldedText.Of(text, window.Span);
        _under = FoldedText.Of(window.Under ?? "");
        _given = new bool[_window.Letters.Length];
    }

    /// <summary>What was found, in the order of the document.</summary>
    public IReadOnlyList<LabelledSpan> Found => [.. _found.OrderBy(found => found.Span.Start)];

    /// <summary>Texts, or parts of texts, that do not stand in the window.</summary>
    public int Missing { get; private set; }

    /// <summary>Files a copied text under its topic; under none (null) it is only looked up.</summary>
    public void Add(string? topic, string copy)
    {
        var letters = FoldedText.Of(copy);
        if (letters.Length == 0 || Take(topic, letters, isPart: false))
        {
            return;
        }

        // Told under which heading the window goes on, a model may repeat it.
        if (_under.Length > 0 && letters.StartsWith(_under, StringComparison.Ordinal)
            && (letters.Length == _under.Length || Take(topic, letters[_under.Length..], isPart: false)))
        {
            return;
        }

        AddParts(topic, copy);
    }

    // A word changed in the middle spoils its own line, not the whole text.
    private void AddParts(string? topic, string copy)
    {
        var lines = TextLine.In(copy, new TextSpan(0, copy.Length));
        var paragraphs = new List<TextSpan>();
        foreach (var line in lines)
        {
            if (paragraphs.Count == 0 || line.AfterBlank)
            {
                paragraphs.Add(line.Span);
            }
            else
            {
                paragraphs[^1] = paragraphs[^1] with { End = line.Span.End };
            }
        }

        if (lines.Count < 2)
        {
            Missing++;
            return;
        }

        foreach (var part in paragraphs.Count > 1 ? paragraphs : lines.ConvertAll(line => line.Span))
        {
            var letters = FoldedText.Of(copy, part).Letters;
            var isKnown = letters.Length == 0 || letters == _under || Take(topic, letters, isPart: true);
            if (!isKnown && !(letters.Length < ShortPart && _window.Letters.Contains(letters, StringComparison.Ordinal)))
            {
                AddParts(topic, part.In(copy));
            }
        }
    }

    private bool Take(string? topic, string letters, bool isPart)
    {
        if (++_texts > MostTexts || Place(letters, isPart) is not { } place)
        {
            return false;
        }

        _cursor = place + letters.Length;
        for (var index = place; topic is not null && index < _cursor; index++)
        {
            var start = index;
            while (index < _cursor && !_given[index])
            {
                _given[index++] = true;
            }

            if (index > start)
            {
                _found.Add(new LabelledSpan(topic, _window.Span(start, index)));
            }
        }

        return true;
    }

    // From where the last one ended, then from the beginning; a place that is still free before one that is so in part.
    private int? Place(string letters, bool isPart)
    {
        var mustBeNear = isPart && letters.Length < ShortPart;
        int? inPart = null;
        foreach (var start in mustBeNear ? (int[])[_cursor] : [_cursor, 0])
        {
            var at = start - 1;
            for (var places = 0; places < MostPlaces; places++)
            {
                at = _window.Letters.IndexOf(letters, at + 1, StringComparison.Ordinal);
                if (at < 0 || mustBeNear && at - _cursor > Near)
                {
                    break;
                }

                if (!IsAtWords(at, at + letters.Length))
                {
                    continue;
                }

                var given = _given.AsSpan(at, letters.Length);
                if (!given.Contains(true))
                {
                    return at;
                }

                inPart = inPart is { } other && _given.AsSpan(other, letters.Length).Contains(false) ? other : at;
            }
        }

        return inPart;
    }

    // "rail" does not stand in "trailer". Scripts that write no spaces have no such borders.
    private bool IsAtWords(int from, int to)
    {
        var span = _window.Span(from, to);
        return !(from > 0 && span.Start > 0 && IsWord(_text[span.Start - 1]) && IsWord(_text[span.Start]))
            && !(span.End < _text.Length && IsWord(_text[span.End]) && IsWord(_text[span.End - 1]));
    }

    private static bool IsWord(char sign) => sign < '\u0590' && char.IsLetterOrDigit(sign);
}
