using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>A word of a question that says what it is about.</summary>
/// <param name="Text">Folded, in base form: as it is put to the index.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Named">True where it is written like a name, or holds a digit.</param>
/// <param name="Topics">Topics that the word itself stands for ("degree": education); mostly none.</param>
public sealed record QuestionTerm(string Text, string Stem, bool Named, IReadOnlyCollection<string> Topics)
{
    /// <summary>Stems that may answer it: words related to it, the cities of a country, the country of a city.</summary>
    internal IReadOnlySet<string> Related { get; } = Named && RelatedPlaces.Of(Text) is { Count: > 0 } places ? places : RelatedWords.Of(Stem);
}

/// <summary>A question taken apart.</summary>
/// <param name="Text">The visitor's words.</param>
/// <param name="Terms">What it is about, in order, each once.</param>
/// <param name="Kinds">What it asks for.</param>
/// <param name="Topics">Topics it is about, most likely first; empty: any.</param>
/// <param name="FollowsUp">True where it was read together with the question before it.</param>
public sealed record Question(
    string Text, IReadOnlyList<QuestionTerm> Terms, IReadOnlyList<AnswerKind> Kinds, IReadOnlyList<string> Topics, bool FollowsUp)
{
    private const int MaxTerms = 48;

    /// <summary>The terms' stems.</summary>
    public IReadOnlySet<string> Stems { get; } = Terms.Select(term => term.Stem).ToHashSet();

    /// <summary>Folded words of the person's name.</summary>
    public IReadOnlySet<string> PersonWords { get; init; } = new HashSet<string>();

    /// <summary>Which of several jobs or studies it means.</summary>
    public TimeFocus Focus { get; } = TimeFocuses.Of(Text);

    /// <summary>Takes a question apart.</summary>
    /// <param name="text">The visitor's words.</param>
    /// <param name="personName">The name of the person who is asked about: it distinguishes nothing in their own documents.</param>
    /// <param name="previous">The question before it; a follow-up takes its terms.</param>
    public static Question Parse(string text, string personName = "", string? previous = null)
    {
        var name = Words.TextsIn(personName).ToHashSet();
        var words = Words.In(text);
        var terms = TermsOf(text, words, name);
        var folded = words.ConvertAll(word => word.Text);
        var kinds = AnswerKinds.Of(folded);
        var follows = previous is not null && FollowUps.Is(folded, terms);
        if (follows)
        {
            var earlier = Parse(previous!, personName);
            terms = [.. terms, .. earlier.Terms.Where(term => terms.All(own => own.Stem != term.Stem))];
            kinds = kinds is [AnswerKind.Any] ? earlier.Kinds : kinds;
        }

        return new Question(text, terms, kinds, IntentClassifier.Classify(Impersonal(words, name), follows ? previous : null), follows) { PersonWords = name };
    }

    // "What does Maya do?" is "what does she do?".
    private static string Impersonal(List<Word> words, HashSet<string> name)
    {
        var texts = new List<string>();
        foreach (var word in words.Take(200))
        {
            var text = name.Contains(word.Text) ? "she" : word.Text;
            if (text != "she" || texts.Count == 0 || texts[^1] != "she")
            {
                texts.Add(text);
            }
        }

        return string.Join(' ', texts);
    }

    private static List<QuestionTerm> TermsOf(string text, List<Word> words, HashSet<string> name)
    {
        var anyLower = text.Any(char.IsLower);
        var terms = new List<QuestionTerm>();
        for (var index = 0; index < words.Count && terms.Count < MaxTerms; index++)
        {
            var (word, span) = words[index];
            if (CuePhrases.At(words, index) is { } phrase)
            {
                terms.Add(new QuestionTerm(phrase.Term, Core.Text.Stems.Of(phrase.Term), false, phrase.Topic.Length > 0 ? [phrase.Topic] : []));
                index += phrase.Length - 1;
                continue;
            }

            if (StopWords.Contains(word) || QuestionWords.Contains(word) || name.Contains(word))
            {
                continue;
            }

            var stem = Core.Text.Stems.Of(word);
            if (terms.All(term => term.Stem != stem))
            {
                var named = (anyLower && index > 0 && char.IsUpper(text[span.Start])) || word.Any(char.IsDigit);
                terms.Add(new QuestionTerm(SearchText.Normalise(word), stem, named, TopicCues.OfStem(stem)));
            }
        }

        return WithHints(terms);
    }

    // "Win" alone may be anything; beside "award" it asks for awards too.
    private static List<QuestionTerm> WithHints(List<QuestionTerm> terms)
    {
        var sure = terms.SelectMany(term => term.Topics).ToHashSet();
        return terms.ConvertAll(term => term with { Topics = [.. term.Topics.Union(TopicCues.HintedBy(term.Stem).Where(sure.Contains))] });
    }
}
