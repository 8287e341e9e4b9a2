using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Finds questions worth asking next: about cards and topics, each tried against the documents first, so that none leads to a refusal.
/// Words alone are quick enough to try a dozen; what passes is judged once more as the visitor's question will be.
/// </summary>
internal sealed class FollowupSuggester(
    IProfileIndex index, Retriever retriever, Vocabularies vocabularies, IEmbeddingGenerator<string, Embedding<float>>? encoder)
{
    private const int Wanted = 3;
    private const int Tried = 16;
    private const double SameQuestion = 0.75;

    private readonly LocalAnswerer quick = new();
    private readonly LocalAnswerer sure = new(encoder);

    /// <summary>What is offered comes first where it passes; then ideas of our own, until there are three.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        TwinQuestion question, TwinFacts facts, IReadOnlyList<string> offered, CancellationToken cancellationToken)
    {
        var status = await index.StatusAsync(question.ProfileId, cancellationToken);
        if (status.Chunks == 0)
        {
            return [];
        }

        var vocabulary = await vocabularies.OfAsync(question.ProfileId, cancellationToken);
        var asked = question.PreviousTurns.Select(turn => turn.Question).Append(question.Text).Where(text => text.Length > 0).ToList();
        var ideas = QuestionIdeas.For(question.ShortName, facts, status.Topics.Keys.ToHashSet())
            .Where(idea => !asked.Any(text => Same(idea.Text, text, question.DisplayName)));
        var foreign = offered.Where(text => !asked.Any(other => Same(text, other, question.DisplayName)) && NamesOnlyKnown(text, question, vocabulary) && SpeaksOfKnown(text, question, vocabulary))
            .Select(text => new QuestionIdea(text, "", text));
        var chosen = new List<QuestionIdea>();
        foreach (var idea in foreign.Concat(Order([.. ideas], asked, question.DisplayName)).Take(Tried))
        {
            if (chosen.Any(other => other.Subject == idea.Subject || (offered.Contains(other.Text) && Same(other.Text, idea.Text, question.DisplayName))))
            {
                continue;
            }

            var parsed = Question.Parse(idea.Text, question.DisplayName);
            var retrieved = await retriever.RehearseAsync(question.ProfileId, parsed, parsed.Topics, cancellationToken);
            if (Passes(await quick.JudgeAsync(parsed, retrieved, vocabulary, cancellationToken))
                && (encoder is null || Passes(await sure.JudgeAsync(parsed, retrieved, vocabulary, cancellationToken))))
            {
                chosen.Add(idea);
            }

            if (chosen.Count == Wanted)
            {
                break;
            }
        }

        return [.. chosen.Select(idea => idea.Text)];
    }

    private static bool Passes(Judged judged) => judged.Probability >= Answerability.Threshold && judged.Chosen.Count > 0;

    // One more on the subject just spoken of, then what was not touched yet, then the rest.
    private static IEnumerable<QuestionIdea> Order(List<QuestionIdea> ideas, List<string> asked, string name)
    {
        var touched = asked.SelectMany(text => Question.Parse(text, name).Topics.Take(1)).ToList();
        var current = touched.LastOrDefault();
        var near = ideas.FirstOrDefault(idea => idea.Topic == current && idea.Topic == Topics.Experience);
        return (near is null ? [] : new[] { near })
            .Concat(ideas.Where(idea => !touched.Contains(idea.Topic)))
            .Concat(ideas)
            .Distinct();
    }

    private static bool Same(string left, string right, string name)
    {
        var (a, b) = (Subject(left, name), Subject(right, name));
        return a.Count > 0 && b.Count > 0 && a.Intersect(b).Count() >= SameQuestion * Math.Min(a.Count, b.Count);
    }

    // A name or a number that the documents do not know was made up, or comes from somewhere else.
    private static bool NamesOnlyKnown(string text, TwinQuestion question, ProfileVocabulary vocabulary)
    {
        var person = Words.TextsIn(question.DisplayName).ToHashSet();
        return Words.In(text).TrueForAll(word =>
            (!char.IsUpper(text[word.Span.Start]) && !word.Text.Any(char.IsDigit)) || StopWords.Contains(word.Text) || QuestionWords.Contains(word.Text)
            || person.Contains(word.Text) || vocabulary.Knows(Stems.Of(word.Text)));
    }

    // "Why was she fired?" is answered by nothing and says something: what it is about must stand in the documents, in these or related words.
    private static bool SpeaksOfKnown(string text, TwinQuestion question, ProfileVocabulary vocabulary) =>
        Question.Parse(text, question.DisplayName).Terms.All(term =>
            QuestionWords.IsLight(term) || term.Topics.Count > 0 || vocabulary.Knows(term.Stem) || term.Related.Any(vocabulary.Knows));

    private static HashSet<string> Subject(string question, string name) => [.. Question.Parse(question, name).Terms.Where(term => !QuestionWords.IsLight(term)).Select(term => term.Stem)];
}
