using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.Facts;

/// <summary>Reads the words and facts of a text, in order; a fact's own words are not read again.</summary>
internal static class TermReader
{
    /// <summary>The terms in order of place.</summary>
    public static List<Term> Read(string text)
    {
        var facts = new List<Term>();
        foreach (var fact in ContactFacts.In(text).Concat(DateFacts.In(text)).Concat(NumberFacts.In(text)))
        {
            // A few dozen at most in what is checked: earlier kinds win.
            if (!facts.Exists(other => other.Span.Overlaps(fact.Span)))
            {
                facts.Add(fact);
            }
        }

        facts.Sort((left, right) => left.Span.Start.CompareTo(right.Span.Start));
        var terms = new List<Term>(facts.Count + (text.Length / 6));
        var next = 0;
        foreach (var word in Words.In(text))
        {
            while (next < facts.Count && facts[next].Span.Start <= word.Span.Start)
            {
                terms.Add(facts[next++]);
            }

            var inside = next > 0 && facts[next - 1].Span.Overlaps(word.Span);
            if (!inside && !(next < facts.Count && facts[next].Span.Overlaps(word.Span)))
            {
                terms.Add(new Term(TermKind.Word, word.Text, Stems.Of(word.Text), word.Span) { Capital = char.IsUpper(text[word.Span.Start]) });
            }
        }

        terms.AddRange(facts.Skip(next));
        return terms;
    }
}
