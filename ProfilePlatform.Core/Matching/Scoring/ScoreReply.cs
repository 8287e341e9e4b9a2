using System.Text.RegularExpressions;
using ProfilePlatform.Core.Matching.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>Takes from a model's reply what can be used: of each person one whole score of 0–100 with a reason.</summary>
internal static partial class ScoreReply
{
    private const int ReasonLength = 300;

    /// <summary>One entry, as the model wrote it.</summary>
    internal sealed record Entry(double? Id = null, double? Score = null, double? ScoreBack = null, string? Reason = null);

    /// <summary>Verdicts by person. Whoever is missing, has no proper score or reason, or has two different scores, is not among them.</summary>
    public static Dictionary<Guid, MatchVerdict> Read(IReadOnlyList<Entry> entries, IReadOnlyDictionary<int, Guid> people, bool mutual)
    {
        var verdicts = new Dictionary<Guid, MatchVerdict>();
        foreach (var said in entries.Where(entry => entry is not null).GroupBy(entry => Whole(entry.Id, int.MaxValue)))
        {
            if (said.Key is { } number && people.TryGetValue(number, out var person)
                && said.Select(entry => (entry.Score, mutual ? entry.ScoreBack : null)).Distinct().Count() == 1
                && Verdict(said.First(), mutual) is { } verdict)
            {
                verdicts[person] = verdict;
            }
        }

        return verdicts;
    }

    private static MatchVerdict? Verdict(Entry entry, bool mutual) =>
        Whole(entry.Score, 100) is { } score && (!mutual || Whole(entry.ScoreBack, 100) is not null) && Reason(entry.Reason) is { } reason
            ? new MatchVerdict(score, mutual ? Whole(entry.ScoreBack, 100) : null, reason)
            : null;

    private static int? Whole(double? value, int most) => value is { } number && number >= 0 && number <= most && Math.Floor(number) == number ? (int)number : null;

    // A reason is shown to the member: what a profile made the model write must lead nowhere.
    private static string? Reason(string? reason)
    {
        var line = ProfileText.Line(reason ?? "");
        return line.Any(char.IsLetter) && !Address().IsMatch(line) ? PromptText.Cut(line, ReasonLength) : null;
    }

    [GeneratedRegex(@"https?:|www\.|\w@\w|<\s*/?\s*\w|\]\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
