using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A stretch of a passage by its terms.</summary>
internal sealed class TermIndex
{
    private const int LongestAcronym = 6;
    private readonly HashSet<string> words = [];
    private readonly HashSet<string> stems = [];
    private readonly HashSet<string> acronyms = [];

    public TermIndex(List<Term> terms)
    {
        Terms = terms;
        Facts = terms.FindAll(term => term.Kind != TermKind.Word);
        foreach (var term in terms.Where(term => term.Kind == TermKind.Word))
        {
            words.Add(term.Text);
            stems.Add(term.Stem);
        }

        AddAcronyms();
    }

    public static TermIndex Empty { get; } = new([]);

    public List<Term> Terms { get; }

    public List<Term> Facts { get; }

    public bool HasWord(string word) => words.Contains(word);

    public bool HasStem(string stem) => stems.Contains(stem);

    /// <summary>True where consecutive capitalised words begin with these letters: "COO" of a "Chief Operating Officer".</summary>
    public bool Abbreviates(string word) => acronyms.Contains(word);

    public bool HasAnyStem(IReadOnlySet<string> others) => others.Count > 0 && stems.Overlaps(others);

    public bool States(in Term fact)
    {
        foreach (var other in Facts)
        {
            if (fact.IsStatedBy(other))
            {
                return true;
            }
        }

        return false;
    }

    private void AddAcronyms()
    {
        for (var first = 0; first < Terms.Count; first++)
        {
            var letters = "";
            for (var next = first; next < Terms.Count && letters.Length < LongestAcronym; next++)
            {
                var term = Terms[next];
                if (term.Kind != TermKind.Word || !term.Capital)
                {
                    if (letters.Length == 0 || !Vocabulary.IsFunction(term.Text))
                    {
                        break;
                    }

                    continue;
                }

                letters += term.Text[0];
                if (letters.Length > 1)
                {
                    acronyms.Add(letters);
                }
            }
        }
    }
}
