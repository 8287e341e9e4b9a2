using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Leads.Answers;

/// <summary>A question and an answer as an owner wrote them, cleaned.</summary>
public sealed record AnswerDraft
{
    /// <summary>Most characters of a question.</summary>
    public const int LongestQuestion = 300;

    /// <summary>Most characters of an answer.</summary>
    public const int LongestAnswer = 2_000;

    private AnswerDraft(string question, string answer) => (Question, Answer) = (question, answer);

    /// <summary>The question, on one line.</summary>
    public string Question { get; }

    /// <summary>The answer.</summary>
    public string Answer { get; }

    /// <summary>What is wrong with it, by field; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => Faults().ToDictionary(fault => fault.Field, fault => new[] { fault.What }, StringComparer.Ordinal);

    /// <summary>Cleans what was sent.</summary>
    public static AnswerDraft Of(string? question, string? answer) => new(ProfileText.Line(question ?? ""), ProfileText.Clean(answer ?? ""));

    /// <summary>A visitor's question as it stands above an answer: one line, cut at a word where it is too long.</summary>
    public static string Heading(string question)
    {
        var line = ProfileText.Line(question);
        if (line.Length <= LongestQuestion)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', LongestQuestion - 1);
        return line[..(end > LongestQuestion / 2 ? end : char.IsHighSurrogate(line[LongestQuestion - 2]) ? LongestQuestion - 2 : LongestQuestion - 1)] + "…";
    }

    private IEnumerable<(string Field, string What)> Faults()
    {
        if (Question.Length is 0 or > LongestQuestion)
        {
            yield return ("question", $"Must hold 1 to {LongestQuestion} characters.");
        }

        if (Answer.Length is 0 or > LongestAnswer)
        {
            yield return ("answer", FormattableString.Invariant($"Must hold 1 to {LongestAnswer:N0} characters."));
        }
    }
}
