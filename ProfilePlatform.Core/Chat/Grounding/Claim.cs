using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Chat.Grounding.Wording;
using ProfilePlatform.Core.Indexing.Dates;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A sentence of a model by its terms.</summary>
internal sealed class Claim
{
    private static readonly string[] Openers = ["and", "but", "while", "whereas", "where", "which", "who", "with", "including", "plus", "when", "as", "before", "after", "by", "because", "so", "that"];
    private static readonly string[] Joiners = ["and", "but", "while", "whereas", "plus", "also", "who"];

    public Claim(string text, HashSet<string> names)
    {
        Text = text;
        Terms = TermReader.Read(text);
        Required = Terms.Select((term, index) => IsRequired(Terms, index, names)).ToArray();
        Ranges = DateRangeParser.Find(text);
        Borders = Cut();
        // "She …", "In 2019 she …", but not "Pauline Cherotich has worked with her".
        SubjectIsPerson = Terms.Take(4).TakeWhile((term, index) => index == 0 || !(index < 4 && term.Text is "has" or "have" or "says" or "writes" or "recommends" or "describes"))
            .Any(term => term.Text is "she" or "he" or "her" or "his" || names.Contains(term.Text));
    }

    public string Text { get; }

    public List<Term> Terms { get; }

    /// <summary>For each term, whether a passage must hold it.</summary>
    public bool[] Required { get; }

    public IReadOnlyList<DateRange> Ranges { get; }

    /// <summary>Where a clause may begin, as indexes of terms: the first is 0, the last is one past the end; and whether the clause speaks of something new.</summary>
    public IReadOnlyList<(int Index, bool Joins)> Borders { get; }

    public bool SubjectIsPerson { get; }

    /// <summary>"Before Nimbekar, she was …": the first clause only says when; +1 for "before", -1 for "after", 0 for others.</summary>
    public int Order => Terms.Count == 0 ? 0 : Terms[0].Text switch { "before" or "prior" => 1, "after" or "following" => -1, _ => 0 };

    /// <summary>A name, title or other word whose capital letter does not merely begin the sentence.</summary>
    public bool IsName(int index) => index > 0 && Terms[index] is { Kind: TermKind.Word, Capital: true, Text: not "i" };

    private static bool IsRequired(List<Term> terms, int index, HashSet<string> names)
    {
        var term = terms[index];
        if (term.Kind != TermKind.Word)
        {
            return true;
        }

        if (names.Contains(term.Text) || Vocabulary.IsFunction(term.Text) || Vocabulary.IsNegation(term.Text))
        {
            return false;
        }

        if (term.Text is "only" && index + 1 < terms.Count && terms[index + 1].Kind == TermKind.Number)
        {
            return false;
        }

        if (CareerOrder.IsFirstStep(terms, index))
        {
            return false;
        }

        if (WordRoles.IsSupport(terms, index))
        {
            return false;
        }

        if (term.Text is "single" && index > 0 && terms[index - 1].Text is "a" or "any")
        {
            return false;
        }

        return (term.Capital && index > 0) || Vocabulary.IsMarked(term.Text) || !Vocabulary.IsLight(term.Text);
    }

    private List<(int, bool)> Cut()
    {
        var borders = new List<(int, bool)> { (0, false) };
        for (var index = 1; index < Terms.Count; index++)
        {
            var gap = Text.AsSpan(Terms[index - 1].Span.End, Math.Max(0, Terms[index].Span.Start - Terms[index - 1].Span.End));
            var word = Terms[index].Text;
            var item = gap.Contains(',') && word is "a" or "an" && index + 1 < Terms.Count && Terms[index + 1].Capital;
            var insideName = word is "and" && index > 1 && Terms[index - 1].Capital && index + 1 < Terms.Count && Terms[index + 1].Capital && gap.IsWhiteSpace();
            var joins = item || gap.Contains(';') || (Terms[index].Kind == TermKind.Word && !insideName && Joiners.Contains(word));
            if (joins || gap.IndexOfAny(",:()\u2013\u2014".AsSpan()) >= 0 || (Terms[index].Kind == TermKind.Word && Openers.Contains(word)))
            {
                borders.Add((index, joins || (index + 1 < Terms.Count && borders[^1] == (index - 1, true))));
            }
        }

        borders.Add((Terms.Count, false));
        return borders;
    }
}
