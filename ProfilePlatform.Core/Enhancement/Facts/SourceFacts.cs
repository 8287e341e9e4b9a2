using System.Globalization;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What an original says, in the form in which a rewriting is held against it.</summary>
internal sealed partial class SourceFacts
{
    private const double DaysPerYear = 365.25;
    private const double DaysPerMonth = 30.44;
    private readonly TermIndex _index;
    private readonly HashSet<string> _stems = [];
    private readonly HashSet<string> _joined = [];
    private readonly HashSet<string> _capitals = [];
    private readonly HashSet<decimal> _years = [];
    private readonly HashSet<decimal> _months = [];
    private static readonly string[] OrdinalWords = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".Split(' ');
    private readonly HashSet<string> _expanded = [];
    private readonly HashSet<string> _acronyms = [];
    private readonly HashSet<int> _ordinals = [];
    private readonly HashSet<decimal> _ages = [];
    private readonly HashSet<string> _scene;
    private readonly bool _denies;
    private readonly bool[] _borne;
    private readonly bool _isPlural;
    private readonly List<Term> _terms;

    /// <summary>Reads an original: its heading and its text, each field on a line of its own.</summary>
    /// <param name="text">The original.</param>
    /// <param name="today">The day up to which what is still going on has lasted.</param>
    public SourceFacts(string text, DateOnly today)
    {
        Text = text;
        _terms = PlainTerms.Read(text);
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

        foreach (Match form in WrittenForms().Matches(text))
        {
            _expanded.UnionWith(ShortForms.Of(form.Value));
            if (form.Length == 2 && (Joins(text, form.Index - 1, -1) || Joins(text, form.Index + 2, 1)))
            {
                _expanded.UnionWith(ShortForms.Of("~" + form.Value));
            }
            if (form.Value is { Length: >= 3 and <= 6 } letters && letters.Count(char.IsUpper) >= 3)
            {
                _acronyms.Add(letters.TrimEnd('s').ToLowerInvariant());
            }
        }

        foreach (Match ordinal in Ordinals().Matches(text))
        {
            _ordinals.Add(int.Parse(ordinal.Groups["number"].Value, CultureInfo.InvariantCulture));
        }

        foreach (var term in _terms.Where(term => OrdinalOf(term.Text) > 0))
        {
            _ordinals.Add(OrdinalOf(term.Text));
        }

        foreach (Match age in Ages().Matches(text))
        {
            _ages.UnionWith(Digits().Matches(age.Value).Select(digits => decimal.Parse(digits.Value, CultureInfo.InvariantCulture)));
        }

        _scene = FactWords.SceneOf(_index.HasWord);
        Rates = new Rates(_terms, text, word => HasWord(word) || HasWord(word + "s") || _expanded.Contains(word));
        _denies = _terms.Exists(term => term.Kind == TermKind.Word && FactWords.Denies(term.Text));
        for (var index = 1; index < _terms.Count; index++)
        {
            _joined.Add(_terms[index - 1].Text + _terms[index].Text);
        }

        var (rises, falls) = Courses();
        _borne = [.. FactWords.Claims.Select(family => _stems.Overlaps(family.BearerStems)
            || family.Name switch { "up" => rises, "down" => falls, "better" => rises || falls, "lead" => HasUnder(), _ => false })];
        _isPlural = _terms.Exists(term => term is { Kind: TermKind.Number, Value: >= 2 });
        foreach (var range in DateRangeParser.Find(text))
        {
            AddDuration(range, today);
        }
    }

    public string Text { get; }

    public Rates Rates { get; }

    /// <summary>True where something is denied.</summary>
    public bool DeniesSomething => _denies;

    /// <summary>True for "monday" of "Mon", "german" of "DE", "microsoft" of "MS".</summary>
    public bool IsShortened(string word) => _expanded.Contains(word);

    /// <summary>Its acronyms of three letters and more, in lower case.</summary>
    public IReadOnlySet<string> Acronyms => _acronyms;

    /// <summary>True for "third" of "3rd", and "every fifth" of "1 in 5".</summary>
    public bool Orders(int ordinal) => _ordinals.Contains(ordinal);

    /// <summary>True for an age: "6" of "age 3 to 6".</summary>
    public bool IsAge(decimal value) => _ages.Contains(value);

    /// <summary>The number of an ordinal in words; 0 for others.</summary>
    public static int OrdinalOf(string word) => Array.IndexOf(OrdinalWords, word) + 1;

    /// <summary>True where a word belongs to the kind of work that is told of.</summary>
    public bool HasInScene(string word) => _scene.Contains(word);

    /// <summary>True where a word is made of one of the original's, or is a part of it.</summary>
    public bool HasMadeOf(string word) => _terms.Exists(term => term.Kind == TermKind.Word && term.Text.Length >= 4
        && (FactWords.IsMadeOf(word, term.Text) || (term.Text.EndsWith('s') && word.Length >= term.Text.Length + 2 && term.Text.Length > 4 && word.StartsWith(term.Text[..^1], StringComparison.Ordinal))
            || (word.Length >= 4 && term.Text.Length >= word.Length + 3 && (term.Text.StartsWith(word, StringComparison.Ordinal) || term.Text.EndsWith(word, StringComparison.Ordinal)))));

    /// <summary>"paperwork" of "papers".</summary>
    public bool IsExtendedTo(string word) => _terms.Exists(term => term.Kind == TermKind.Word && term.Text.TrimEnd('s') is { Length: >= 4 } stem && word.StartsWith(stem, StringComparison.Ordinal) && HasMadeOf(word));

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
        "summer" or "summers" or "winter" or "winters" or "season" or "seasons" => _years.Contains(value) || _years.Contains(value - 1),
        _ => false,
    };

    // True where another code stands beside, in the given direction.
    private static bool Joins(string text, int at, int step)
    {
        var begin = step < 0 ? Math.Max(0, at - 7) : at;
        var beside = begin < text.Length && at >= 0 ? text.AsSpan(begin, Math.Min(8, step < 0 ? at - begin + 1 : text.Length - begin)).ToString() : "";
        return (step < 0 ? CodeBefore() : CodeAfter()).Match(beside) is { Success: true } other && ShortForms.Of("~" + other.Groups["code"].Value).Count > 0;
    }

    // "three seamstresses under me"
    private bool HasUnder() => Follows("under", "me") || Follows("under", "my");

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

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9&]*", RegexOptions.NonBacktracking)]
    private static partial Regex WrittenForms();

    [GeneratedRegex(@"\b(?<number>\d{1,2})(st|nd|rd|th)\b|\b(1|one) (in|of|out of) (?<number>\d{1,2})\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"\b(ages?|aged|from)\W{1,3}\d{1,2}(\W{1,4}(to|and|or|till|until)?\W{0,2}\d{1,2})?\b|\b\d{1,2}\s?(-|\u2013|to)\s?\d{1,2} years\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ages();

    [GeneratedRegex(@"(?<![A-Za-z])(?<code>[A-Z]{2})( ?([-/,+&>\u2013\u2192]|to|and) ?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBefore();

    [GeneratedRegex(@"^( ?([-/,+&>\u2013\u2192]|to|and) ?)(?<code>[A-Z]{2})(?![A-Za-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeAfter();

    [GeneratedRegex(@"\d{1,2}", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
