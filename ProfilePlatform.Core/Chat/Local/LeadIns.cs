using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Openings of answers. They say where the words come from and claim nothing themselves.</summary>
internal static class LeadIns
{
    /// <summary>An opening that fits the question and the passages quoted; the same for the same question.</summary>
    public static string For(string name, Question question, IReadOnlyList<Candidate> chosen)
    {
        var topic = chosen[0].Passage.Chunk.Topic;
        var kind = chosen.Any(candidate => question.Kinds[0] != AnswerKind.Any && AnswerKinds.Holds(question.Kinds[0], candidate.Text, question.Stems)) ? question.Kinds[0] : AnswerKind.Any;
        // An opening that names another matter than the question's reads as a mistake.
        var options = Options(Names.Possessive(name), kind, Agrees(question, chosen, topic) ? topic : "");
        var seed = Words.TextsIn(question.Text).Aggregate(17, (sum, word) => unchecked((sum * 31) + word.Length + word[0]));
        return options[(int)((uint)seed % (uint)options.Length)];
    }

    private static bool Agrees(Question question, IReadOnlyList<Candidate> chosen, string topic) =>
        question.Topics.Contains(topic) && chosen.All(candidate => candidate.Passage.Chunk.Topic == topic);

    private static string[] Options(string whose, AnswerKind kind, string topic) => (kind, topic) switch
    {
        (AnswerKind.Contact, _) or (_, Topics.Contact) => [$"{whose} documents give these contact details:", $"From the contact details in {whose} documents:"],
        (_, Topics.Recommendations) => [$"From what others wrote in {whose} documents:", $"This is what people say in {whose} references:"],
        (AnswerKind.Date or AnswerKind.Duration, _) => [$"On the dates, {whose} documents say:", $"From {whose} documents, with the dates:"],
        (AnswerKind.Number, _) => [$"The figures in {whose} documents:", $"{whose} documents put it in numbers:"],
        (_, Topics.Education) => [$"From the education section of {whose} documents:", $"On education, {whose} documents say:"],
        (_, Topics.Skills) => [$"{whose} documents list:", $"From the skills in {whose} documents:"],
        (_, Topics.Awards) => [$"Among the awards and certificates in {whose} documents:", $"On awards and certificates, {whose} documents say:"],
        (_, Topics.Summary) => [$"In short, from {whose} documents:", $"{whose} documents sum it up like this:"],
        (_, Topics.Experience) => [$"From {whose} experience, as the documents tell it:", $"On work and projects, {whose} documents say:"],
        _ => [$"{whose} documents say:", $"From {whose} documents:"],
    };
}
