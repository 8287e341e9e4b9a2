using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// A sentence whose language has no word list here is supported where one unit holds it almost to the letter: every fact and every long word,
/// no denial more or less; two short words, such as a pronoun, may differ.
/// </summary>
internal static class OtherLanguages
{
    private const double EnglishShare = 0.2;
    private const int FewestWords = 3;
    private const int LongestParticle = 4;
    private const int MostParticles = 2;

    // No other language that documents come in has these words.
    private const double EnglishText = 0.05;
    private static readonly string[] English = ["the", "of", "and", "with", "for", "from", "by", "to", "that", "which"];

    /// <summary>True where hardly any English function word stands in it.</summary>
    public static bool Is(Claim claim)
    {
        var words = claim.Terms.Count(term => term.Kind == TermKind.Word);
        return words >= FewestWords && claim.Terms.Count(term => term.Kind == TermKind.Word && Vocabulary.IsFunction(term.Text)) < EnglishShare * words;
    }

    /// <summary>The unit that holds the sentence; null where none does.</summary>
    public static EvidenceUnit? Find(Claim claim, List<EvidenceUnit> units, HashSet<string> names)
    {
        var denials = claim.Terms.Count(term => Vocabulary.IsNegation(term.Text));
        // Headline English has no function words either; in an English document, a short word more is a statement more: "Fake: …", "Quit …".
        var english = units.GroupBy(unit => unit.Chunk.DocumentId).Where(IsEnglish).Select(document => document.Key).ToHashSet();
        foreach (var unit in units.Where(unit => !english.Contains(unit.Chunk.DocumentId)))
        {
            var missing = claim.Terms.Where(term => !names.Contains(term.Text) && !Stands(unit.Body, term) && !Stands(unit.Entry.Header, term)).ToList();
            if (missing.Count <= MostParticles && missing.Count * 5 <= claim.Terms.Count
                && missing.TrueForAll(term => term.Kind == TermKind.Word && term.Text.Length <= LongestParticle && !Vocabulary.IsNegation(term.Text) && (!term.Capital || term.Span.Start == 0))
                && denials == unit.Body.Terms.Count(term => Vocabulary.IsNegation(term.Text)))
            {
                return unit;
            }
        }

        return null;
    }

    private static bool IsEnglish(IEnumerable<EvidenceUnit> units)
    {
        var words = units.SelectMany(unit => unit.Body.Terms).Where(term => term.Kind == TermKind.Word).ToList();
        return words.Count(term => English.Contains(term.Text)) >= EnglishText * words.Count;
    }

    private static bool Stands(TermIndex index, Term term) => term.Kind == TermKind.Word ? index.HasWord(term.Text) : index.States(term);
}
