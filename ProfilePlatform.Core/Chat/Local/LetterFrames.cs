using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>What stands around a letter: sender, date, salutation, "Yours sincerely", the signature. It answers who wrote it and nothing else.</summary>
internal static class LetterFrames
{
    private const int MaxWords = 10;

    // A letter's head is often one run of lines.
    private static readonly string[] Fields = ["Subject:", "Date:", "From:", "To:", "Re:", "To whom it may concern"];

    /// <summary>True for such a line, unless the question asks for a person, a date or how to reach somebody.</summary>
    public static bool Is(Question question, Candidate candidate) =>
        candidate.Passage.Chunk.Topic == Topics.Recommendations
        && !question.Kinds.Any(kind => kind is AnswerKind.Person or AnswerKind.Date or AnswerKind.Contact)
        && candidate.Text.TrimEnd('"', '\u201D', ')', '\'')[^1] is not ('.' or '!' or '?')
        && (Core.Text.Words.In(candidate.Text).Count <= MaxWords || Fields.Any(field => candidate.Text.Contains(field, StringComparison.OrdinalIgnoreCase)));
}
