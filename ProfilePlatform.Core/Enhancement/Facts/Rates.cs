using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>
/// How often things happen in a text: "weekly", "per week", "5 a week" are once in a week, "fortnightly" and "every second week" once in two. A rewriting
/// may name a stretch of time only where its original does: "every day" is not "every week".
/// </summary>
internal sealed class Rates
{
    private const int CountReach = 4;

    private static readonly Dictionary<string, (int Every, string Unit)> Adverbs = new(StringComparer.Ordinal)
    {
        ["hourly"] = (1, "hour"), ["daily"] = (1, "day"), ["nightly"] = (1, "night"), ["weekly"] = (1, "week"), ["fortnightly"] = (2, "week"), ["biweekly"] = (2, "week"),
        ["monthly"] = (1, "month"), ["quarterly"] = (3, "month"), ["yearly"] = (1, "year"), ["annual"] = (1, "year"), ["annually"] = (1, "year"), ["annum"] = (1, "year"),
    };

    private static readonly HashSet<string> Spans = ["minute", "hour", "day", "night", "week", "month", "quarter", "year"];
    private static readonly HashSet<string> Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly HashSet<(int Every, string Unit)> _stated = [];
    private readonly HashSet<string> _units = [];

    public Rates(List<Term> terms, string text, Func<string, bool> hasWeekday)
    {
        for (var index = 0; index < terms.Count; index++)
        {
            // An original is read generously: "40 invoices / month", "5 h/week".
            if (At(terms, index) is { } rate || (IsSpan(terms[index]) && AfterStroke(text, terms[index]) && (rate = (1, terms[index].Text)) == rate))
            {
                _stated.Add(Whole(rate));
            }

            if (IsSpan(terms[index]))
            {
                _units.Add(terms[index].Text);
            }
            else if (Adverbs.TryGetValue(terms[index].Text, out var adverb))
            {
                _units.Add(adverb.Unit);
            }
        }

        if (_stated.Contains((3, "month")) || (_stated.Contains((1, "year")) && terms.Exists(term => term is { Kind: TermKind.Number, Value: 4 })))
        {
            _stated.UnionWith([(3, "month"), (1, "year")]);
            _units.Add("quarter");
        }

        // "Saturdays", "chess club on Tuesdays": once a week.
        if (Weekdays.Any(hasWeekday))
        {
            _stated.Add((1, "week"));
            _units.Add("week");
        }
    }

    /// <summary>False where the term at <paramref name="index"/> tells of a rate, or of a stretch of time, that is not stated here.</summary>
    public bool Bear(List<Term> terms, int index) => At(terms, index) is { } rate
        ? _stated.Contains(Whole(rate))
        : terms[index].Text is not ("week" or "month" or "quarter" or "minute" or "hour") || _units.Contains(terms[index].Text)
            || (index > 0 && (terms[index - 1].Kind == TermKind.Number || terms[index - 1].Text is "summer" or "winter" or "spring" or "autumn"));

    /// <summary>True for "monday".</summary>
    public static bool IsWeekday(string word) => Weekdays.Contains(word);

    /// <summary>True where the stretch of time is named at all.</summary>
    public bool Names(string unit) => _units.Contains(unit);

    /// <summary>True for "fortnightly" of "every two weeks".</summary>
    public bool States(string word) => (Adverbs.TryGetValue(word, out var adverb) && _stated.Contains(Whole(adverb))) || (word is "fortnight" && _stated.Contains((2, "week")));

    private static (int Every, string Unit) Whole((int Every, string Unit) rate) => rate.Unit == "quarter" ? (rate.Every * 3, "month") : rate;

    private static (int Every, string Unit)? At(List<Term> terms, int index)
    {
        var word = terms[index].Text;
        if (Adverbs.TryGetValue(word, out var adverb))
        {
            return adverb;
        }

        if (word is "fortnight")
        {
            return (2, "week");
        }

        if (!IsSpan(terms[index]) || index == 0)
        {
            return null;
        }

        var before = terms[index - 1];
        return before.Text switch
        {
            "per" or "every" or "each" => (1, word),
            "a" or "an" when Counts(terms, index - 1) => (1, word),
            "other" or "second" when index > 1 && terms[index - 2].Text is "every" or "each" => (2, word),
            _ when before.Kind == TermKind.Number && index > 1 && terms[index - 2].Text is "every" or "each" => ((int)Math.Min(before.Value, 1000), word),
            _ => null,
        };
    }

    // "5 customers a week", "once a year": but "in a week", "took a year".
    private static bool Counts(List<Term> terms, int article)
    {
        for (var at = article - 1; at >= 0 && at >= article - CountReach; at--)
        {
            if (terms[at].Kind == TermKind.Number || terms[at].Text is "once" or "time")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSpan(in Term term) => term.Kind == TermKind.Word && Spans.Contains(term.Text is "nights" ? "night" : term.Text);

    private static bool AfterStroke(string text, in Term term) => term.Span.Start > 0 && text[term.Span.Start - 1] == '/';
}
