using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.WhyMatched;

/// <summary>What a reason may look like, and what it may say: nothing that the evidence does not hold.</summary>
public static partial class ReasonRules
{
    // Words that state no fact about the person: they join what the evidence says.
    private static readonly FrozenSet<string> Joints = (
        "experience experienced work worked role roles background skill skills match matches matching query open based including use used using across strong relevant "
        + "current currently former formerly past also plus both years since until via expertise focus focused team hands-on career position").Split(' ')
        .Select(Stems.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The reason without lead-ins and signs; null where it cannot be shown.</summary>
    public static string? Clean(string? reason)
    {
        var text = Space().Replace(SeenText.Clean(reason ?? ""), " ").Trim();
        text = Bullet().Replace(text, "");
        string before;
        do
        {
            before = text;
            text = LeadIn().Replace(text, "").Trim();
        }
        while (text != before);

        text = text.Trim(' ', '"', '\u201C', '\u201D', '*', '_', '`').TrimEnd('.', ';', ',');
        if (text.Length == 0 || Label().IsMatch(text) || Markup().IsMatch(text) || IsShouted(text) || Repeats(text))
        {
            return null;
        }

        text = text.Length <= EvidenceLimits.ReasonLength && CountWords(text) <= EvidenceLimits.ReasonWords ? text : "";
        return text.Length < 3 ? null : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>True where every number, name and other word of weight in <paramref name="reason"/> stands in <paramref name="evidence"/>.</summary>
    public static bool IsHeld(string reason, PersonEvidence evidence)
    {
        var held = evidence.Items.SelectMany(item => Words.TextsIn(item.Text)).ToHashSet(StringComparer.Ordinal);
        var stems = held.Select(Stems.Of).ToHashSet(StringComparer.Ordinal);
        var numbers = evidence.Items.SelectMany(item => Number().Matches(item.Text)).Select(match => Digits(match.Value)).ToHashSet(StringComparer.Ordinal);
        return Number().Matches(reason).All(match => numbers.Contains(Digits(match.Value)))
            && Words.TextsIn(reason).All(word => !word.Any(char.IsLetter) || StopWords.Contains(word) || held.Contains(word) || stems.Contains(Stems.Of(word)) || Joints.Contains(Stems.Of(word)));
    }

    /// <summary>At most three reasons, none saying what an earlier one said.</summary>
    public static List<T> Distinct<T>(IEnumerable<T> reasons, Func<T, string> text)
    {
        var kept = new List<(T Reason, HashSet<string> Stems)>();
        foreach (var reason in reasons)
        {
            var stems = Stems.In(text(reason)).ToHashSet(StringComparer.Ordinal);
            if (kept.TrueForAll(earlier => !stems.IsSubsetOf(earlier.Stems)))
            {
                kept.Add((reason, stems));
            }
        }

        return [.. kept.Take(EvidenceLimits.Reasons).Select(pair => pair.Reason)];
    }

    internal static int CountWords(string text) => text.Count(sign => sign == ' ') + 1;

    private static string Digits(string number) => number.Replace(",", "", StringComparison.Ordinal);

    private static bool IsShouted(string text)
    {
        var letters = text.Where(char.IsLetter).ToList();
        return letters.Count > 12 && letters.Count(char.IsUpper) > 0.8 * letters.Count;
    }

    // "Sales Manager Sales Manager": a word, or a pair of words, at once again.
    private static bool Repeats(string text)
    {
        var words = Words.TextsIn(text).ToList();
        return Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(index => words[index] == words[index - 1] && words[index].Length > 1)
            || Enumerable.Range(0, Math.Max(0, words.Count - 3)).Any(index => words[index] == words[index + 2] && words[index + 1] == words[index + 3])
            || words.Count > 5 && words.GroupBy(word => word).Any(group => group.Count() > 2 && !StopWords.Contains(group.Key));
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    [GeneratedRegex(@"^(?:[-*•·–—>]+\s*|\d{1,2}[.)]\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:why (?:this|the) (?:card|person|profile|candidate) (?:was|is) shown|why (?:it|they|he|she) match(?:es|ed)?|(?:this )?(?:person|candidate|profile|card)? ?(?:was )?match(?:es|ed)? because(?: of)?|reasons?|because(?: of)?|match(?:es|ed)?(?: on| for)?)(?:\s*[:–]\s*|\s+(?:-\s+)?|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:headline|summary|skills?|company(?:_name)?|location|time|dates?|outcomes?|domain|title|evidence|child_evidence|person_id|why_matched|query(?:_\w+)?)\s*[:=]|\b\p{L}+(?:_\p{L}+)+\s*[:=]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"[\[\]{}<>|]|\*\*|__|```|https?://|\]\(|^#", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
