using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>A sentence of a model by its terms.</summary>
internal sealed class Claim
{
    public Claim(string text, HashSet<string> names)
    {
        Text = text;
        Terms = TermReader.Read(text);
        Required = [.. Terms.Select((_, index) => IsRequired(index, names))];
    }

    public string Text { get; }

    public List<Term> Terms { get; }

    /// <summary>For each term, whether it says something that a passage must hold.</summary>
    public bool[] Required { get; }

    /// <summary>A name, title or other word whose capital letter does not merely begin the sentence.</summary>
    public bool IsName(int index) => index > 0 && Terms[index] is { Kind: TermKind.Word, Capital: true, Text: not "i" };

    private bool IsRequired(int index, HashSet<string> names)
    {
        var term = Terms[index];
        return term.Kind != TermKind.Word
            || (!names.Contains(term.Text) && !Vocabulary.IsFunction(term.Text) && !Vocabulary.IsNegation(term.Text)
                && (IsName(index) || !Vocabulary.IsLight(term.Text)));
    }
}
