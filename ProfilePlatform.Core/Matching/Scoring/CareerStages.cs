using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Matching.Scoring;

/// <summary>How close two career stages are. They are free text; those with a usual word in them stand on a ladder.</summary>
internal static class CareerStages
{
    private static readonly string[][] Ladder =
    [
        ["student", "intern", "graduate", "apprentice", "fresher"],
        ["junior", "entry", "early", "beginner"],
        ["mid", "middle", "intermediate", "professional"],
        ["senior", "experienced", "expert"],
        ["lead", "principal", "staff", "manager", "head"],
        ["director", "executive", "vp", "chief", "cto", "ceo", "founder", "partner", "owner"],
    ];

    /// <summary>1 for the same stage, less by a third for each step; 0 where a stage is not said or not known and not the same words.</summary>
    public static double Closeness(string one, string other)
    {
        var (left, right) = (Words.TextsIn(one).ToList(), Words.TextsIn(other).ToList());
        if (left.Count == 0 || right.Count == 0)
        {
            return 0;
        }

        return left.SequenceEqual(right) ? 1
            : Step(left) is { } from && Step(right) is { } to ? Math.Max(0, 1 - (Math.Abs(from - to) / 3.0))
            : 0;
    }

    private static int? Step(List<string> words) =>
        Array.FindIndex(Ladder, step => words.Exists(step.Contains)) is >= 0 and var step ? step : null;
}
