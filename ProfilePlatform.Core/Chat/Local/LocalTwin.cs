using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ProfilePlatform.Core.Embeddings;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>A person's twin without a language model: answers by quoting the documents, refuses where they do not answer, and suggests what to ask.</summary>
public sealed partial class LocalTwin(
    IProfileIndex index, Retriever retriever, Vocabularies vocabularies,
    [FromKeyedServices(LocalEncoder.Key)] IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    private const int MaxQuestion = 2_000;

    private readonly LocalAnswerer answerer = new(encoder);
    private readonly FollowupSuggester suggester = new(index, retriever, vocabularies, encoder);

    /// <summary>Answers one question.</summary>
    public async Task<LocalAnswer> AnswerAsync(TwinQuestion question, CancellationToken cancellationToken)
    {
        var text = question.Text.Length > MaxQuestion ? question.Text[..MaxQuestion] : question.Text;
        if (SmallTalk.ReplyTo(text, question.ShortName) is { } reply)
        {
            return Said(LocalAnswerKind.SmallTalk, reply, [], [], answered: true, 1);
        }

        if (EmailFinder.In(text) is { } contact && !text.Contains('?'))
        {
            var thanks = contact.Name is { } visitor ? $"Thank you, {visitor.Split(' ')[0]}." : "Thank you.";
            return Said(LocalAnswerKind.SmallTalk, $"{thanks} I have noted your address for {Names.Of(question.ShortName)}. What else would you like to know?", [], [], answered: true, 1);
        }

        var parsed = Question.Parse(text, question.DisplayName, question.PreviousTurns is [.., var last] ? last.Question : null);
        var retrieved = await retriever.RetrieveAsync(question.ProfileId, parsed, parsed.Topics, null, cancellationToken);
        // A question of stop words alone finds nothing: then the headings themselves are looked through.
        var passages = parsed.Terms.Count > 0 ? retrieved.Chunks.Select(chunk => chunk.Chunk) : await index.ReadAsync(question.ProfileId, [], int.MaxValue, cancellationToken);
        if (AskedBefore.In(text, passages) is { Count: > 0 } answers)
        {
            return new LocalAnswer(
                LocalAnswerKind.Answer, parsed.Topics, $"{Names.Possessive(question.ShortName)} own answer to this:", [.. answers.Select(Quote)],
                [.. retrieved.Chunks.Select(chunk => chunk.Chunk.Id)], "", Answered: true, 1);
        }

        var vocabulary = await vocabularies.OfAsync(question.ProfileId, cancellationToken);
        var judged = await answerer.JudgeAsync(parsed, retrieved, vocabulary, cancellationToken);
        IReadOnlyList<string> chunks = [.. retrieved.Chunks.Select(chunk => chunk.Chunk.Id)];
        if (judged.Probability < Answerability.Threshold || judged.Chosen.Count == 0)
        {
            var status = await index.StatusAsync(question.ProfileId, cancellationToken);
            return Said(LocalAnswerKind.Refusal, Refusals.For(question.ShortName, [.. status.Topics.Keys]), parsed.Topics, chunks, answered: false, judged.Probability);
        }

        return new LocalAnswer(
            LocalAnswerKind.Answer,
            parsed.Topics,
            LeadIns.For(question.ShortName, parsed, judged.Chosen),
            [.. judged.Chosen.Select(Quote)],
            chunks,
            "",
            Answered: true,
            judged.Probability);
    }

    /// <inheritdoc cref="SuggestAsync(TwinQuestion, TwinFacts, IReadOnlyList{string}, CancellationToken)"/>
    public Task<IReadOnlyList<string>> SuggestAsync(TwinQuestion question, TwinFacts facts, CancellationToken cancellationToken) =>
        SuggestAsync(question, facts, [], cancellationToken);

    /// <summary>Three questions that the documents answer and that were not asked yet; fewer where the documents are short.</summary>
    /// <param name="question">The question just answered, with those before it.</param>
    /// <param name="facts">What else is known of the person.</param>
    /// <param name="offered">Questions from elsewhere, preferred where they pass the same trial and name nothing that the documents do not.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<IReadOnlyList<string>> SuggestAsync(
        TwinQuestion question, TwinFacts facts, IReadOnlyList<string> offered, CancellationToken cancellationToken) =>
        suggester.SuggestAsync(question, facts, offered, cancellationToken);

    /// <summary>True where the message asks nothing of the documents: a greeting, thanks, an address left.</summary>
    public static bool IsSmallTalk(TwinQuestion question) =>
        SmallTalk.ReplyTo(question.Text, question.ShortName) is not null || (EmailFinder.In(question.Text) is not null && !question.Text.Contains('?'));

    /// <summary>A greeting, and three first questions.</summary>
    /// <param name="person">The person, with an empty question and no turns.</param>
    /// <param name="facts">What else is known of the person.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Welcome> WelcomeAsync(TwinQuestion person, TwinFacts facts, CancellationToken cancellationToken) =>
        new(WelcomeComposer.Compose(person, facts), await suggester.SuggestAsync(person, facts, [], cancellationToken));

    private static LocalAnswer Said(
        LocalAnswerKind kind, string text, IReadOnlyList<string> topics, IReadOnlyList<string> chunks, bool answered, double confidence) =>
        new(kind, topics, "", [], chunks, text, answered, confidence);

    private static QuotedSentence Quote(Candidate candidate)
    {
        var chunk = candidate.Passage.Chunk;
        return new QuotedSentence(WhiteSpace().Replace(candidate.Text, " "), chunk.DocumentId, candidate.Span, chunk.Id, chunk.Heading);
    }

    private static QuotedSentence Quote(Chunk chunk) => new(WhiteSpace().Replace(chunk.Text, " "), chunk.DocumentId, chunk.Span, chunk.Id, chunk.Heading);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
