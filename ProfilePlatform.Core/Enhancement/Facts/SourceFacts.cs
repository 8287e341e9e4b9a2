using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What an original says, in the form in which a rewriting is held against it.</summary>
internal sealed class SourceFacts
{
    private const double DaysPerYear = 365.25;
    private const double DaysPerMonth = 30.44;
    private readonly TermIndex _index;
    private readonly HashSet<string> _stems = [];
    private readonly HashSet<string> _joined = [];
    private readonly HashSet<string> _capitals = [];
    private readonly HashSet<decimal> _years = [];
    private readonly HashSet<decimal> _months = [];
    private readonly bool[] _borne;
    private readonly bool _isPlural;
    private readonly List<Term> _terms;

    /// <summary>Reads an original: its heading and its text, each field on a line of its own.</summary>
    /// <param name="text">The original.</param>
    /// <param name="today">The day up to which what is still going on has lasted.</param>
    public SourceFacts(string text, DateOnly today)
    {
        Text = text;
        _terms = TermReader.Read(text);
        _index = new TermIndex(_terms);
        Counts = new CountedThings(_terms, text);
        foreach (var term in _terms.Where(term => term.Kind == TermKind.Word))
        {
            _stems.Add(FactWords.StemOf(term.Text));
            if (term.Capital)
            {
                _capitals.Add(term.Text);
            }
        }

        for (var index = 1; index < _terms.Count; index++)
        {
            _joined.Add(_terms[index - 1].Text + _terms[index].Text);
        }

        var (rises, falls) = Courses();
        _borne = [.. FactWords.Claims.Select(family => _stems.Overlaps(family.BearerStems)
            || family.Name switch { "up" => rises, "down" => falls, "better" => rises || falls, _ => false })];
        _isPlural = _terms.Exists(term => term is { Kind: TermKind.Number, Value: >= 2 });
        foreach (var range in DateRangeParser.Find(text))
        {
            AddDuration(range, today);
        }
    }

    public string Text { get; }

    public CountedThings Counts { get; }

    public IReadOnlyList<Term> Terms => _terms;

    public bool HasWord(string word) => _index.HasWord(word) || _stems.Contains(FactWords.StemOf(word));

    /// <summary>True where the original writes the word with a capital letter somewhere.</summary>
    public bool HasCapital(string word) => _capitals.Contains(word);

    public bool HasExactly(string word) => _index.HasWord(word);

    /// <summary>"ecommerce" of "e-commerce", "COO" of "Chief Operating Officer".</summary>
    public bool Spells(string word) => _joined.Contains(word) || _index.Abbreviates(word);

    /// <summary>True where the two words stand side by side.</summary>
    public bool Follows(string word, string next)
    {
        for (var index = 1; index < _terms.Count; index++)
        {
            if (_terms[index - 1].Text == word && _terms[index].Text == next)
            {
                return true;
            }
        }

        return false;
    }

    public bool HasSame(string word) => FactWords.SameAs(FactWords.StemOf(word)) is var same && (same.Overlaps(_stems) || (word.Length > 3 && word.EndsWith('s') && FactWords.SameAs(FactWords.StemOf(word[..^1])).Overlaps(_stems)));

    public bool Bears(int family) => _borne[family];

    /// <summary>True where it speaks of several things of a kind: by a number, or by "several" and the like.</summary>
    public bool IsPlural => _isPlural;

    public bool States(in Term fact) => _index.States(fact);

    /// <summary>True for "four years" of "2015 – 2019".</summary>
    public bool Lasted(decimal value, string unit) => unit switch
    {
        "year" or "years" => _years.Contains(value),
        "month" or "months" => _months.Contains(value),
        _ => false,
    };

    // "from 12,000 to 41,000", "2 seconds instead of 7".
    private (bool Rises, bool Falls) Courses()
    {
        var (rises, falls) = (false, false);
        for (var index = 0; index < _terms.Count; index++)
        {
            var next = _terms.FindIndex(Math.Min(index + 1, _terms.Count - 1), Math.Min(4, _terms.Count - Math.Min(index + 1, _terms.Count - 1)), term => term.Kind == TermKind.Number);
            if (_terms[index].Kind != TermKind.Number || next <= index)
            {
                continue;
            }

            var between = _terms.GetRange(index + 1, next - index - 1);
            var (first, last) = (_terms[index].Value, _terms[next].Value);
            var back = between.Exists(term => term.Text is "instead");
            if (back || between.Exists(term => term.Text is "to"))
            {
                rises |= back ? first > last : last > first;
                falls |= back ? first < last : last < first;
            }
        }

        return (rises, falls);
    }

    private void AddDuration(DateRange range, DateOnly today)
    {
        if (range.Start is not { } start || range.IsSingle || (range.End ?? today) is var end && end < start)
        {
            return;
        }

        var days = (range.End ?? today).DayNumber - start.DayNumber;
        foreach (var years in (double[])[days / DaysPerYear, (range.End ?? today).Year - start.Year])
        {
            _years.Add((decimal)Math.Floor(years));
            _years.Add((decimal)Math.Round(years));
        }

        _months.Add((decimal)Math.Round(days / DaysPerMonth));
        _months.Add((decimal)Math.Ceiling(days / DaysPerMonth));
    }
}
